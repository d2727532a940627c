package io.arxivist.fetcher.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The days of one harvest, set by set. */
public final class HarvestDays {
  private final Map<String, SetDays> sets;

  HarvestDays(Map<String, SetDays> sets) {
    this.sets = new LinkedHashMap<>(sets);
    this.sets.values().forEach(SetDays::begin);
  }

  /** The days of one of the sets asked for; empty for all of arXiv. */
  public SetDays of(String set) {
    return Objects.requireNonNull(sets.get(set), set);
  }

  /** Writes why the sets that have not been read to their end were not. */
  public void breakOff(String reason) {
    sets.values().forEach(days -> days.breakOff(reason));
  }
}
