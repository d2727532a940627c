package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.LedgerDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row that lack something for the same reasons.
 *
 * @param expected of all these days; null where the source said nothing of one of them
 */
record Gap(
    SeriesName series,
    LocalDate from,
    LocalDate until,
    DayState state,
    @Nullable Long expected,
    long received,
    List<String> reasons) {

  /** The gaps among some days of any series, newest first. */
  static List<Gap> among(List<LedgerDay> days) {
    Map<SeriesName, List<Gap>> bySeries = new LinkedHashMap<>();
    days.stream()
        .filter(day -> day.state().gap())
        .sorted(Comparator.comparing(LedgerDay::day))
        .forEach(
            day -> add(bySeries.computeIfAbsent(SeriesName.of(day), _ -> new ArrayList<>()), day));
    return bySeries.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Gap::until).reversed())
        .toList();
  }

  private static void add(List<Gap> gaps, LedgerDay day) {
    if (!gaps.isEmpty() && gaps.getLast().continues(day)) {
      gaps.set(gaps.size() - 1, gaps.getLast().with(day));
    } else {
      gaps.add(
          new Gap(
              SeriesName.of(day),
              day.day(),
              day.day(),
              day.state(),
              day.expected(),
              day.received(),
              day.reasons()));
    }
  }

  private boolean continues(LedgerDay day) {
    return day.day().equals(until.plusDays(1))
        && day.state() == state
        && day.reasons().equals(reasons);
  }

  private Gap with(LedgerDay day) {
    return new Gap(
        series,
        from,
        day.day(),
        state,
        expected == null || day.expected() == null ? null : Long.valueOf(expected + day.expected()),
        received + day.received(),
        reasons);
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, until) + 1;
  }
}
