package io.arxivist.simulator;

import java.time.LocalDate;
import java.util.function.Predicate;

/** Walks a calendar of announcements. */
final class AnnouncementDays {
  /* arXiv has never been silent for as long; a calendar that is, is wrong. */
  private static final int LONGEST_SILENCE = 60;

  private AnnouncementDays() {}

  /** The first day with an announcement, this one included. */
  static LocalDate from(LocalDate day, Predicate<LocalDate> announces) {
    return step(day, 1, announces);
  }

  /** The last day with an announcement before this one. */
  static LocalDate before(LocalDate day, Predicate<LocalDate> announces) {
    return step(day.minusDays(1), -1, announces);
  }

  private static LocalDate step(LocalDate start, int days, Predicate<LocalDate> announces) {
    for (int i = 0; i < LONGEST_SILENCE; i++) {
      LocalDate day = start.plusDays((long) i * days);
      if (announces.test(day)) {
        return day;
      }
    }
    throw new IllegalStateException("the calendar has no announcement around " + start);
  }
}
