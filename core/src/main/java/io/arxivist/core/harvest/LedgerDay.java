package io.arxivist.core.harvest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One day of one set as the ledger has it.
 *
 * @param source the name that papers carry
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
}
