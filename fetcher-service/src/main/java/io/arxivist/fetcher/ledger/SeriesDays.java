package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One series of the ledger as it stands at an instant: what is stored, and the days in between that
 * were never asked for.
 *
 * <p>A day without a record is judged here and not when it is written, since a holiday may become
 * known later. On a day without an announcement nothing is missing, however the pass ended. On any
 * other, one that was read to its end is a gap with all of arXiv, and with a set that otherwise
 * brings ten records a day or more, of which by chance one day in 22,000 would bring none
 * (Poisson); with a smaller set it is no sign of anything.
 */
final class SeriesDays {
  private static final double NEVER_EMPTY = 10;

  private final DayRules rules;
  private final Instant now;
  private final LedgerDay sample;
  private final HarvestSource source;
  private final LocalDate first;
  private final LocalDate last;
  private final Map<LocalDate, LedgerDay> stored;
  private final boolean neverEmpty;

  /**
   * Takes what is stored of a series.
   *
   * @param days of one target, source and set, at least one, oldest first
   */
  SeriesDays(List<LedgerDay> days, DayRules rules, Instant now) {
    this.rules = rules;
    this.now = now;
    this.sample = days.getFirst();
    this.source = SourceNames.source(sample.source());
    this.first = sample.day();
    this.last = days.getLast().day();
    this.stored = days.stream().collect(Collectors.toMap(LedgerDay::day, Function.identity()));
    this.neverEmpty = sample.set().equals(DayLedger.ALL) || recordsADay(days) >= NEVER_EMPTY;
  }

  /** The days of a window that lie between the first and the last one asked for. */
  Stream<LedgerDay> days(LocalDate from, LocalDate until) {
    LocalDate begin = from.isAfter(first) ? from : first;
    LocalDate end = until.isBefore(last) ? until : last;
    return begin.isAfter(end) ? Stream.empty() : begin.datesUntil(end.plusDays(1)).map(this::day);
  }

  Stream<LedgerDay> days() {
    return days(first, last);
  }

  LedgerSeries summary() {
    LocalDate lastComplete = null;
    boolean whole = true;
    int gaps = 0;
    for (LedgerDay day : days().toList()) {
      whole &= !day.state().gap() && day.state() != DayState.OPEN;
      lastComplete = whole ? day.day() : lastComplete;
      gaps += day.state().gap() ? 1 : 0;
    }
    return new LedgerSeries(
        sample.target(),
        sample.source(),
        sample.set(),
        first,
        last,
        lastComplete,
        gaps,
        lag(lastComplete == null ? first : lastComplete.plusDays(1)));
  }

  private int lag(LocalDate from) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return from.isAfter(today)
        ? 0
        : (int)
            from.datesUntil(today)
                .filter(day -> rules.expects(source, day) && rules.over(source, day, now))
                .count();
  }

  private LedgerDay day(LocalDate day) {
    LedgerDay known = stored.get(day);
    if (known == null) {
      return neverAsked(day);
    }
    if (known.state() != DayState.COMPLETE && !rules.over(source, day, now)) {
      return known.in(DayState.OPEN, known.reasons());
    }
    if (isEmpty(known) && !rules.expects(source, day)) {
      return known.in(DayState.NOTHING_ANNOUNCED, known.reasons());
    }
    if (known.state() != DayState.COMPLETE || known.listed() > 0) {
      return known;
    }
    return neverEmpty ? known.in(DayState.INCOMPLETE, List.of(rules.nothingCame(day))) : known;
  }

  /* Nothing came, and nothing that did not come was announced. */
  private static boolean isEmpty(LedgerDay known) {
    Long expected = known.expected();
    return known.listed() == 0 && (expected == null || expected == 0);
  }

  private LedgerDay neverAsked(LocalDate day) {
    DayState state =
        !rules.over(source, day, now)
            ? DayState.OPEN
            : rules.expects(source, day) ? DayState.MISSING : DayState.NOTHING_ANNOUNCED;
    List<String> reasons = state == DayState.MISSING ? List.of("never asked for") : List.of();
    return LedgerDay.unasked(sample, day).in(state, reasons);
  }

  private double recordsADay(List<LedgerDay> days) {
    return days.stream()
        .filter(day -> day.state() == DayState.COMPLETE && rules.expects(source, day.day()))
        .mapToLong(LedgerDay::listed)
        .average()
        .orElse(0);
  }
}
