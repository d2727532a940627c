package io.arxivist.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator was asked, and what it did wrong.
 *
 * @param all over all interfaces
 * @param interfaces by interface
 * @param overstepped requests refused for coming too soon or beside another; strict simulators only
 * @param spoiltRecords arXiv ids of the records that were given broken at least once
 * @param entitiesResolved requests for the address that {@link Fault#ENTITY_BOMB} names: each is a
 *     client that can be made to ask anything
 */
public record Tally(
    Counts all,
    Map<ArxivInterface, Counts> interfaces,
    long overstepped,
    Set<String> spoiltRecords,
    long entitiesResolved) {
  public Tally {
    interfaces = Map.copyOf(interfaces);
    spoiltRecords = Set.copyOf(spoiltRecords);
  }

  /**
   * Counts of one interface or all.
   *
   * @param faults how often each was served
   * @param shortestPause between the starts of two requests; null for fewer than two
   * @param mostAtOnce highest number of requests that awaited their answer at the same time; one
   *     that is stalled does not count from then on
   */
  public record Counts(
      int requests, Map<Fault, Integer> faults, @Nullable Duration shortestPause, int mostAtOnce) {
    public Counts {
      faults = Map.copyOf(faults);
    }
  }
}
