package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That days are possible, and fit the month that the id names. */
final class DateExpectations {
  private static final double IMPOSSIBLE = 0.02;

  /* Papers that moderators held back got their id months after their day: 3 in 1,000 of old ones. */
  private static final double IN_ANOTHER_MONTH = 0.05;

  /* A submission at a month's end gets an id of the next; days are told in several time zones. */
  private static final long MONTHS_APART = 1;

  private static final LocalDate ARXIV_BEGAN = LocalDate.of(1991, 8, 1);

  private DateExpectations() {}

  static List<Expectation> all(Clock clock) {
    return List.of(
        Expectation.hard(
            "dates_possible",
            "no day is before August 1991 or in the future, and none of an update before that of"
                + " publication",
            IMPOSSIBLE,
            () -> (paper, text) -> impossible(paper, LocalDate.now(clock).plusDays(1))),
        Expectation.hard(
            "id_in_month",
            "the id's month is that of publication, or one beside it",
            IN_ANOTHER_MONTH,
            () -> (paper, text) -> inAnotherMonth(paper)));
  }

  private static @Nullable String impossible(Paper paper, LocalDate last) {
    LocalDate published = paper.published();
    LocalDate updated = paper.updated();
    if (published != null && (published.isBefore(ARXIV_BEGAN) || published.isAfter(last))) {
      return "published " + published;
    }
    if (updated != null && (updated.isBefore(ARXIV_BEGAN) || updated.isAfter(last))) {
      return "updated " + updated;
    }
    return published != null && updated != null && updated.isBefore(published)
        ? "published " + published + ", updated " + updated
        : null;
  }

  private static @Nullable String inAnotherMonth(Paper paper) {
    LocalDate published = paper.published();
    if (published == null) {
      return null;
    }
    YearMonth registered = new ArxivId(paper.id()).month();
    long apart = ChronoUnit.MONTHS.between(YearMonth.from(published), registered);
    return Math.abs(apart) <= MONTHS_APART ? null : "published " + published;
  }
}
