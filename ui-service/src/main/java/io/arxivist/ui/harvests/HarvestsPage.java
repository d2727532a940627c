package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.ui.gateway.Fault;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of harvests shows; a part that could not be had is null and has its
 * fault.
 *
 * @param today in UTC, as arXiv counts days
 * @param calendar the ledger of the window, by day
 * @param harvests newest first
 */
record HarvestsPage(
    LedgerQuery query,
    LocalDate today,
    @Nullable LedgerCalendar calendar,
    @Nullable List<HarvestLine> harvests,
    List<Fault> faults) {
  private static final int CALENDARS = 4;
  private static final int GAPS = 100;

  /** All that the ledger follows; those that lack most first. */
  public List<LedgerSeries> series() {
    return calendar == null
        ? List.of()
        : calendar.series().stream()
            .sorted(
                Comparator.comparing((LedgerSeries series) -> series.gaps() > 0)
                    .thenComparing(LedgerSeries::lagDays)
                    .reversed()
                    .thenComparing(LedgerSeries::source)
                    .thenComparing(LedgerSeries::target)
                    .thenComparing(LedgerSeries::set))
            .toList();
  }

  /** The chosen series, or the first few. */
  public List<SeriesCalendar> calendars() {
    return calendar == null
        ? List.of()
        : series().stream()
            .filter(this::shown)
            .limit(CALENDARS)
            .map(series -> SeriesCalendar.of(series, calendar, today))
            .toList();
  }

  /** Series that are followed and not drawn. */
  public long undrawn() {
    return Math.max(0, series().stream().filter(this::shown).count() - CALENDARS);
  }

  /** What is missing in the window. */
  public List<Gap> gaps() {
    return shownGaps().stream().limit(GAPS).toList();
  }

  /** Gaps that are too many to be listed. */
  public long unlisted() {
    return Math.max(0, shownGaps().size() - GAPS);
  }

  private List<Gap> shownGaps() {
    return calendar == null
        ? List.of()
        : Gap.among(calendar.days().stream().filter(this::shown).toList());
  }

  /** Gaps of all time. */
  public long gapDays() {
    return calendar == null
        ? 0
        : calendar.series().stream().filter(this::shown).mapToLong(LedgerSeries::gaps).sum();
  }

  private boolean shown(LedgerSeries series) {
    return query.shows(SeriesName.of(series));
  }

  private boolean shown(LedgerDay day) {
    return query.shows(SeriesName.of(day));
  }

  /** The chosen day of each series that is shown. */
  public List<LedgerDay> day() {
    return calendar == null || query.day() == null
        ? List.of()
        : calendar.days().stream()
            .filter(this::shown)
            .filter(day -> day.day().equals(query.day()))
            .toList();
  }

  public SeriesName name(LedgerSeries series) {
    return SeriesName.of(series);
  }

  public SeriesName name(LedgerDay day) {
    return SeriesName.of(day);
  }

  /** How a day stands, in the word that the calendar has for it. */
  public String kind(LedgerDay day) {
    return DayCell.kind(day);
  }

  /** Whether everything is known and there is nothing of it. */
  public boolean blank() {
    return calendar != null
        && calendar.series().isEmpty()
        && harvests != null
        && harvests.isEmpty();
  }

  /** The last day of the window before this one. */
  public LocalDate earlier() {
    return query.from(today).minusDays(1);
  }

  /** The last day of the window after this one; null where this is the newest. */
  public @Nullable LocalDate later() {
    LocalDate last = query.last(today);
    return last.equals(today) ? null : last.plusWeeks(LedgerQuery.WEEKS);
  }
}
