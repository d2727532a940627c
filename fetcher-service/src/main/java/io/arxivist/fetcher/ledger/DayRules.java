package io.arxivist.fetcher.ledger;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.HarvestSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * What a day means with each source. OAI-PMH and the feeds list papers under the day of their
 * announcement; the query API lists them under the day of their submission, weekends included, but
 * shows them only once they are announced.
 */
public final class DayRules {
  /* The feeds change at midnight in New York: 04:00 or 05:00 UTC. */
  private static final LocalTime FEED_CHANGED = LocalTime.of(5, 30);

  private final AnnouncementCalendar calendar;

  public DayRules(AnnouncementCalendar calendar) {
    this.calendar = calendar;
  }

  /** Whether the source should list something on the day. */
  public boolean expects(HarvestSource source, LocalDate day) {
    return source == HarvestSource.API || calendar.announces(day);
  }

  /** Whether what the source lists for the day can grow no more after the instant. */
  public boolean over(HarvestSource source, LocalDate day, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (source) {
      case OAI, FILE -> today.isAfter(day);
      /* What comes after a day's deadline waits for the next one: two announcements later. */
      case API -> today.isAfter(calendar.next(calendar.next(day)));
      case RSS -> !at.isBefore(day.atTime(FEED_CHANGED).toInstant(ZoneOffset.UTC));
    };
  }

  /** Why an empty day is no success where there should have been something. */
  String nothingCame(LocalDate day) {
    int known = calendar.lastKnownYear();
    return day.getYear() <= known
        ? "nothing came, and the day is no holiday of arXiv"
        : "nothing came; arXiv's holidays are known up to "
            + known
            + ", further ones can be named in fetcher.arxiv.holidays";
  }
}
