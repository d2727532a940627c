package io.arxivist.ui.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and times as the pages print them; templates know it as {@code @figures}. */
@Component("figures")
public class Figures {
  /** Stands where there is no value. */
  public static final String NONE = "–";

  private static final double SMALLEST_SHOWN = 0.001;
  private static final double WITHOUT_DECIMALS = 1_000;
  /* No share, loss or size of sets is a whole number of ten or more but by chance. */
  private static final double SMALLEST_COUNT = 10;
  private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB");
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH_OF_YEAR =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  Figures(Clock clock) {
    this.clock = clock;
  }

  /** 12,345. */
  public String count(@Nullable Number value) {
    return value == null ? NONE : String.format(Locale.ENGLISH, "%,d", value.longValue());
  }

  /** 451,020 bytes are 451 kB. */
  public String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= WITHOUT_DECIMALS && unit < BYTES.size() - 1) {
      size /= WITHOUT_DECIMALS;
      unit++;
    }
    String digits = unit > 0 && size < 10 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ENGLISH, digits, size, BYTES.get(unit));
  }

  /** 1.5 is +1.50, and -0.25 is −0.25 with a true minus. */
  public String signed(double value) {
    return String.format(Locale.ENGLISH, "%s%.2f", value < 0 ? "−" : "+", Math.abs(value));
  }

  /** 0.7132 is 71.3%. */
  public String percent(@Nullable Double share) {
    return share == null ? NONE : String.format(Locale.ENGLISH, "%.1f%%", share * 100);
  }

  public String percent(long part, long whole) {
    return whole == 0 ? NONE : percent((double) part / whole);
  }

  /** Four significant digits, without an exponent where it can be avoided. */
  public String number(@Nullable Double value) {
    if (value == null || value.isNaN() || value.isInfinite()) {
      return NONE;
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    if (size != 0 && size < SMALLEST_SHOWN) {
      return String.format(Locale.ENGLISH, "%.2e", value);
    }
    return rounded.scale() <= 0
        ? String.format(Locale.ENGLISH, "%,d", rounded.longValue())
        : rounded.toPlainString();
  }

  /**
   * A metric: three decimals, so that a column of them lines up; none for a count or a thousand.
   */
  public String metric(@Nullable Double value) {
    return value == null || value.isNaN() || Math.abs(value) >= WITHOUT_DECIMALS || isCount(value)
        ? number(value)
        : String.format(Locale.ENGLISH, "%.3f", value);
  }

  private static boolean isCount(double value) {
    return value >= SMALLEST_COUNT && value == Math.rint(value);
  }

  /** A p-value: three decimals, or that it is smaller than they can say. */
  public String probability(double value) {
    return value < SMALLEST_SHOWN ? "< 0.001" : String.format(Locale.ENGLISH, "%.3f", value);
  }

  public String day(@Nullable LocalDate date) {
    return date == null ? NONE : DAY.format(date);
  }

  /** From the first to the last of some days, both inclusive; either end may be open. */
  public String days(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (from != null && from.equals(until)) {
      return day(from);
    }
    String first = from == null ? "" : day(from) + " ";
    return first + NONE + (until == null ? "" : " " + day(until));
  }

  /** The head of a calendar's column: its month, with the year where one begins. */
  public String month(LocalDate date) {
    return (date.getMonthValue() == 1 ? MONTH_OF_YEAR : MONTH).format(date);
  }

  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  public String minute(@Nullable Instant time) {
    return time == null ? NONE : MINUTE.format(time);
  }

  /** How long ago, in the largest unit that fits. */
  public String ago(@Nullable Instant time) {
    if (time == null) {
      return NONE;
    }
    Duration age = Duration.between(time, clock.instant());
    return age.toSeconds() < 5 ? "just now" : rough(age) + " ago";
  }

  /** How long a job took, or has taken so far. */
  public String lasting(@Nullable Instant from, @Nullable Instant until) {
    return from == null
        ? NONE
        : rough(Duration.between(from, until == null ? clock.instant() : until));
  }

  public String seconds(@Nullable Long seconds) {
    return seconds == null ? NONE : rough(Duration.ofSeconds(seconds));
  }

  private static String rough(Duration duration) {
    if (duration.toDays() > 1) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() >= 2
        ? duration.toMinutes() + " min"
        : Math.max(0, duration.toSeconds()) + " s";
  }
}
