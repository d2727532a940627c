package io.arxivist.core.harvest;

import java.util.List;

/**
 * Result of a refill.
 *
 * @param gaps days that were asked for
 * @param fetched papers received and queued
 * @param left days that are gaps still, each with its reasons
 */
public record RefillResult(int gaps, long fetched, List<LedgerDay> left, double seconds) {
  public RefillResult {
    left = List.copyOf(left);
  }
}
