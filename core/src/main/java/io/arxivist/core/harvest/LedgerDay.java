package io.arxivist.core.harvest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One day of one set as the ledger has it.
 *
 * @param source the name that papers carry; with the simulator, the interface after it unless it is
 *     OAI-PMH: {@code simulator-api}
 * @param set an OAI-PMH set; empty for all of arXiv
 * @param day of a record's last change with OAI-PMH, of a paper's first version with the query API,
 *     of the announcement with RSS
 * @param expected how many records the source announced; null where it said nothing
 * @param received papers of this day that were queued, each version once
 * @param replacements of these, later versions of a paper
 * @param refused records that were no valid paper
 * @param deleted records that arXiv marks as deleted
 * @param reasons why the day is not complete, and the first few refusals
 * @param harvest the job that wrote this last; null for a day that none asked for
 * @param at when; likewise
 */
public record LedgerDay(
    HarvestTarget target,
    String source,
    String set,
    LocalDate day,
    DayState state,
    @Nullable Long expected,
    long received,
    long replacements,
    long refused,
    long deleted,
    List<String> reasons,
    @Nullable String harvest,
    @Nullable Instant at) {
  public LedgerDay {
    reasons = List.copyOf(reasons);
  }

  /** Another day of a series, which none asked for. */
  public static LedgerDay unasked(LedgerDay series, LocalDate day) {
    return new LedgerDay(
        series.target,
        series.source,
        series.set,
        day,
        DayState.MISSING,
        null,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        null);
  }

  /** The same day, judged otherwise. */
  public LedgerDay in(DayState other, List<String> why) {
    return new LedgerDay(
        target,
        source,
        set,
        day,
        other,
        expected,
        received,
        replacements,
        refused,
        deleted,
        why,
        harvest,
        at);
  }

  /** How many records the source gave for the day. */
  public long listed() {
    return received + refused + deleted;
  }

  /**
   * What is known of the day after two passes over it, of which this is the later. A pass counts
   * all that the source lists, so counts are never added up: those of the fuller pass stand. A
   * complete day stays as it is unless the later pass is announced more records than it has.
   */
  public LedgerDay after(LedgerDay former) {
    boolean fuller = listed() >= former.listed();
    if (former.state == DayState.COMPLETE
        && (state == DayState.COMPLETE ? !fuller : !announcesMoreThan(former))) {
      return former;
    }
    return fuller || state == DayState.COMPLETE ? this : withCountsOf(former);
  }

  private boolean announcesMoreThan(LedgerDay former) {
    return expected != null && expected > former.listed();
  }

  private LedgerDay withCountsOf(LedgerDay former) {
    return new LedgerDay(
        target,
        source,
        set,
        day,
        state,
        expected == null ? former.expected : expected,
        former.received,
        former.replacements,
        former.refused,
        former.deleted,
        reasons,
        harvest,
        at);
  }
}
