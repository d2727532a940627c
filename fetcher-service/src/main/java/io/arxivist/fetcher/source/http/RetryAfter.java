package io.arxivist.fetcher.source.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After}: seconds or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {
  /* The next day's harvest may ask anew, whatever a broken server has asked for. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** The wait asked for, at most a day; null where the header is unreadable. */
  @Nullable Duration read(String header) {
    String text = header.strip();
    Duration asked;
    try {
      asked =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return null;
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
