package io.arxivist.core.harvest;

import java.time.LocalDate;
import java.util.List;

/**
 * Answer to {@code GET /ledger/days}.
 *
 * @param series all that the ledger follows
 * @param days one line for each day of each series in the window, oldest first, days that were
 *     never asked for included
 */
public record LedgerCalendar(
    LocalDate from, LocalDate until, List<LedgerSeries> series, List<LedgerDay> days) {
  public LedgerCalendar {
    series = List.copyOf(series);
    days = List.copyOf(days);
  }
}
