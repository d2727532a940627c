package io.arxivist.core.arxiv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The days on which arXiv announces papers. It does so at 20:00 US Eastern time from Sunday to
 * Thursday. In UTC that is past midnight, so an evening's announcement counts for the day after it:
 * Monday to Friday, which is also the day that OAI-PMH stamps on its records. On a holiday nothing
 * is closed for announcement: that evening has none, and after a Friday holiday neither has the
 * Sunday.
 *
 * <p>Holidays are arXiv's own, by their date in New York. arXiv names them year by year, so those
 * of the years to come are not known here and can be given.
 *
 * @see <a href="https://info.arxiv.org/help/availability.html">arXiv: availability of submissions,
 *     with the year's holidays</a>
 */
public final class AnnouncementCalendar {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int SUNDAY_AFTER_FRIDAY = 2;

  private final TreeSet<LocalDate> holidays;

  private AnnouncementCalendar(TreeSet<LocalDate> holidays) {
    this.holidays = holidays;
  }

  /**
   * The holidays that this version of Arxivist knows, and some more.
   *
   * @param further dates in New York on which arXiv closes no submissions
   */
  public static AnnouncementCalendar with(Collection<LocalDate> further) {
    TreeSet<LocalDate> holidays = new TreeSet<>(known());
    holidays.addAll(further);
    return new AnnouncementCalendar(holidays);
  }

  /** Whether papers are announced within the UTC day. */
  public boolean announces(LocalDate day) {
    LocalDate evening = day.minusDays(1);
    return switch (evening.getDayOfWeek()) {
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> !holidays.contains(evening);
      case SUNDAY ->
          !holidays.contains(evening) && !holidays.contains(evening.minusDays(SUNDAY_AFTER_FRIDAY));
      case FRIDAY, SATURDAY -> false;
    };
  }

  /**
   * When the UTC day's announcement begins, if it has one: at midnight, in winter an hour later.
   */
  public Instant announcement(LocalDate day) {
    return day.minusDays(1).atTime(EVENING).atZone(NEW_YORK).toInstant();
  }

  /** The first day after this one that has an announcement. */
  public LocalDate next(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!announces(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The last year of which a holiday is known: a later day may be one without our knowing. */
  public int lastKnownYear() {
    return holidays.getLast().getYear();
  }

  private static List<LocalDate> known() {
    InputStream stored =
        Objects.requireNonNull(AnnouncementCalendar.class.getResourceAsStream("holidays.csv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> LocalDate.parse(line.substring(0, line.indexOf(','))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
