package io.arxivist.fetcher.source;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that sources write, in any of their forms: {@code 2026-11-24}, {@code
 * 2026-11-24T10:00:00Z} with any offset or fraction, {@code Tue, 24 Nov 2026 10:00:00 GMT}. A
 * moment is given as its day in a time zone. The name of the weekday is no matter, wrong or right.
 */
public final class SourceDay {
  /** Where arXiv announces: its days begin at midnight in New York. */
  public static final ZoneId ARXIV = ZoneId.of("America/New_York");

  /* Strict: the formatter's own style takes 31 November for the 30th. */
  private static final DateTimeFormatter WORDY =
      DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9}, *");

  private static final int DAY_LENGTH = "2026-11-24".length();

  private SourceDay() {}

  /**
   * The day in UTC; null where the field is absent or blank.
   *
   * @throws InvalidFieldException when it is there and is no day
   */
  public static @Nullable LocalDate inUtc(String field, @Nullable String text) {
    return in(ZoneOffset.UTC, field, text);
  }

  /** The same in another zone. */
  public static @Nullable LocalDate in(ZoneId zone, String field, @Nullable String text) {
    String folded = FoldedText.of(text);
    if (folded.isEmpty()) {
      return null;
    }
    try {
      return read(zone, folded);
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException(field, folded, "is not a day such as 2026-11-24");
    }
  }

  /** The day in a zone; null also where the text is no day. */
  public static @Nullable LocalDate ifReadable(ZoneId zone, @Nullable String text) {
    try {
      return in(zone, "day", text);
    } catch (InvalidFieldException unreadable) {
      return null;
    }
  }

  private static LocalDate read(ZoneId zone, String text) {
    LocalDate usual = zone == ZoneOffset.UTC ? UsualDay.of(text) : null;
    if (usual != null) {
      return usual;
    }
    if (text.length() == DAY_LENGTH) {
      return LocalDate.parse(text);
    }
    if (text.indexOf('T') == DAY_LENGTH) {
      return OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
    }
    return ZonedDateTime.parse(WEEKDAY.matcher(text).replaceFirst(""), WORDY)
        .withZoneSameInstant(zone)
        .toLocalDate();
  }
}
