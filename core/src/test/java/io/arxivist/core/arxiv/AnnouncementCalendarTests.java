package io.arxivist.core.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementCalendarTests {
  private final AnnouncementCalendar calendar = AnnouncementCalendar.with(List.of());

  /* The week of Monday, 2 November 2026, has no holiday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-01, false",
    "2026-11-02, true",
    "2026-11-03, true",
    "2026-11-04, true",
    "2026-11-05, true",
    "2026-11-06, true",
    "2026-11-07, false"
  })
  void announcesFromMondayToFridayInUtc(LocalDate day, boolean announces) {
    assertThat(calendar.announces(day)).isEqualTo(announces);
  }

  /*
   * Thanksgiving is Thursday, 26 November 2026: no announcement that evening, so none on UTC Friday.
   * The Wednesday evening before has one, so UTC Thursday does.
   */
  @Test
  void announcesNothingOnTheEveningOfAHoliday() {
    assertThat(calendar.announces(LocalDate.of(2026, 11, 26))).isTrue();
    assertThat(calendar.announces(LocalDate.of(2026, 11, 27))).isFalse();
    assertThat(calendar.announces(LocalDate.of(2026, 11, 30))).isTrue();
  }

  /*
   * Juneteenth 2026 is a Friday: what came since Thursday's close stays open until Monday's, so
   * Sunday evening has nothing, which would have been UTC Monday, 22 June.
   */
  @Test
  void announcesNothingOnTheSundayAfterAFridayHoliday() {
    assertThat(calendar.announces(LocalDate.of(2026, 6, 19))).isTrue();
    assertThat(calendar.announces(LocalDate.of(2026, 6, 22))).isFalse();
    assertThat(calendar.announces(LocalDate.of(2026, 6, 23))).isTrue();
  }

  /* 25 (Fri), 29 (Tue) and 31 (Thu) December 2026: UTC 28, 30 December and 1 January are empty. */
  @Test
  void knowsTheWinterBreak() {
    assertThat(LocalDate.of(2026, 12, 24).datesUntil(LocalDate.of(2027, 1, 5)))
        .filteredOn(calendar::announces)
        .containsExactly(
            LocalDate.of(2026, 12, 24),
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 29),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 4));
  }

  @Test
  void takesFurtherHolidays() {
    LocalDate holiday = LocalDate.of(2027, 3, 2);

    AnnouncementCalendar extended = AnnouncementCalendar.with(List.of(holiday));

    assertThat(calendar.announces(holiday.plusDays(1))).isTrue();
    assertThat(extended.announces(holiday.plusDays(1))).isFalse();
    assertThat(calendar.lastKnownYear()).isEqualTo(2026);
    assertThat(extended.lastKnownYear()).isEqualTo(2027);
  }

  @Test
  void findsTheNextAnnouncementBehindAWeekendAndAHoliday() {
    assertThat(calendar.next(LocalDate.of(2026, 11, 5))).isEqualTo("2026-11-06");
    assertThat(calendar.next(LocalDate.of(2026, 11, 6))).isEqualTo("2026-11-09");
    assertThat(calendar.next(LocalDate.of(2026, 11, 26))).isEqualTo("2026-11-30");
  }

  /* 20:00 in New York is midnight UTC under daylight saving time, which ended on 1 November. */
  @ParameterizedTest
  @CsvSource({"2026-10-28, 2026-10-28T00:00:00Z", "2026-11-04, 2026-11-04T01:00:00Z"})
  void announcesAtEightInTheEveningInNewYork(LocalDate day, Instant at) {
    assertThat(calendar.announcement(day)).isEqualTo(at);
  }
}
