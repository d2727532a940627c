package io.arxivist.core.harvest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a harvest.
 *
 * @param source name of the source, as papers carry it: {@code oai}, {@code simulator}, {@code
 *     file}
 * @param expected how many papers the source announced; null where it says nothing
 * @param fetched papers received and queued
 * @param training of these, for training
 * @param classification of these, for classification
 * @param refused records that were no valid paper
 * @param refusals the first few reasons
 * @param quality what the data-quality gate found; null for harvests before there was one
 */
public record HarvestResult(
    String source,
    @Nullable Long expected,
    long fetched,
    long training,
    long classification,
    long refused,
    List<String> refusals,
    double seconds,
    @Nullable QualityReport quality) {
  public HarvestResult {
    refusals = List.copyOf(refusals);
  }
}
