package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One series, weeks beside each other, each a column of seven days.
 *
 * @param weeks oldest first
 * @param rows Monday to Sunday, each with one cell a week
 */
record SeriesCalendar(LedgerSeries series, SeriesName name, List<Week> weeks, List<Row> rows) {

  static SeriesCalendar of(LedgerSeries series, LedgerCalendar calendar, LocalDate today) {
    SeriesName name = SeriesName.of(series);
    Map<LocalDate, LedgerDay> days = new TreeMap<>();
    calendar.days().stream()
        .filter(day -> SeriesName.of(day).equals(name))
        .forEach(day -> days.put(day.day(), day));
    List<LocalDate> mondays = mondays(calendar.from(), calendar.until());
    return new SeriesCalendar(
        series,
        name,
        IntStream.range(0, mondays.size())
            .mapToObj(place -> new Week(mondays.get(place), month(mondays, place)))
            .toList(),
        Stream.of(DayOfWeek.values()).map(weekday -> row(weekday, mondays, days, today)).toList());
  }

  private static List<LocalDate> mondays(LocalDate from, LocalDate until) {
    LocalDate first = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Stream.iterate(first, monday -> !monday.isAfter(until), monday -> monday.plusWeeks(1))
        .toList();
  }

  /* A month is named above the week that holds its first day. */
  private static @Nullable LocalDate month(List<LocalDate> mondays, int place) {
    LocalDate monday = mondays.get(place);
    LocalDate sunday = monday.plusDays(6);
    return sunday.getDayOfMonth() <= 7 ? sunday.withDayOfMonth(1) : null;
  }

  private static Row row(
      DayOfWeek weekday, List<LocalDate> mondays, Map<LocalDate, LedgerDay> days, LocalDate today) {
    return new Row(
        weekday,
        mondays.stream()
            .map(monday -> monday.with(TemporalAdjusters.nextOrSame(weekday)))
            .map(date -> new DayCell(date, days.get(date), date.equals(today)))
            .toList());
  }

  /** Whether the window holds a day of the series at all. */
  public boolean blank() {
    return rows.stream().flatMap(row -> row.days().stream()).allMatch(day -> day.entry() == null);
  }

  /**
   * One column.
   *
   * @param month its first day where the week holds it, null otherwise
   */
  record Week(LocalDate monday, @Nullable LocalDate month) {}

  /** One row. */
  record Row(DayOfWeek weekday, List<DayCell> days) {}
}
