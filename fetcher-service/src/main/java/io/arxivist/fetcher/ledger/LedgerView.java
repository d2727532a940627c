package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.mongodb.LedgerDayStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the days of the ledger as they stand now. */
@Component
public class LedgerView {
  private final LedgerDayStore store;
  private final DayRules rules;
  private final Clock clock;

  public LedgerView(LedgerDayStore store, DayRules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  private record Key(HarvestTarget target, String source, String set) {}

  /**
   * The days of a window.
   *
   * @param target one target's days; all when null, likewise the others
   * @param set empty for the days of all of arXiv
   */
  LedgerCalendar calendar(
      LocalDate from,
      LocalDate until,
      @Nullable HarvestTarget target,
      @Nullable String source,
      @Nullable String set) {
    List<SeriesDays> series = series(target, source, set);
    return new LedgerCalendar(
        from,
        until,
        series.stream().map(SeriesDays::summary).toList(),
        series.stream()
            .flatMap(one -> one.days(from, until))
            .sorted(Comparator.comparing(LedgerDay::day))
            .toList());
  }

  /** All series. */
  public List<LedgerSeries> series() {
    return series(null, null, null).stream().map(SeriesDays::summary).toList();
  }

  /** The days that a refill would ask for, series by series, oldest first. */
  public List<LedgerDay> gaps(RefillRequest wanted) {
    return days(wanted).stream().filter(day -> day.state().gap()).toList();
  }

  /** All days of the series that a refill is for, series by series, oldest first. */
  public List<LedgerDay> days(RefillRequest wanted) {
    LocalDate from = wanted.from() == null ? LocalDate.MIN : wanted.from();
    LocalDate until = wanted.until() == null ? LocalDate.MAX : wanted.until();
    return series(wanted.target(), wanted.source(), null).stream()
        .flatMap(one -> one.days(from, until))
        .filter(day -> wanted.sets().isEmpty() || wanted.sets().contains(day.set()))
        .toList();
  }

  private List<SeriesDays> series(
      @Nullable HarvestTarget target, @Nullable String source, @Nullable String set) {
    Map<Key, List<LedgerDay>> bySeries = new LinkedHashMap<>();
    for (LedgerDay day : store.days(target, source, set)) {
      bySeries
          .computeIfAbsent(
              new Key(day.target(), day.source(), day.set()), fresh -> new ArrayList<>())
          .add(day);
    }
    Instant now = clock.instant();
    return bySeries.values().stream().map(days -> new SeriesDays(days, rules, now)).toList();
  }
}
