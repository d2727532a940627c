package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass of a harvest asks for.
 *
 * @param source what kind of source it is
 * @param name the ledger's name of it
 * @param set empty for all of arXiv
 * @param from first day; where null, the first that turns up
 * @param until last day, not after the day on which it began
 * @param began when the harvest began to ask
 */
record Asked(
    String harvest,
    HarvestTarget target,
    HarvestSource source,
    String name,
    String set,
    @Nullable LocalDate from,
    LocalDate until,
    Instant began) {

  boolean oneDay() {
    return until.equals(from);
  }

  LedgerDay line(
      LocalDate day,
      DayState state,
      @Nullable Long expected,
      DayCounts counts,
      List<String> reasons,
      Instant at) {
    return new LedgerDay(
        target,
        name,
        set,
        day,
        state,
        expected,
        counts.received(),
        counts.replacements(),
        counts.refused(),
        counts.deleted(),
        reasons,
        harvest,
        at);
  }
}
