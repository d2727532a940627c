package io.arxivist.core.paper;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier without its version: {@code 2503.15521}, or {@code hep-th/9901001} for papers
 * from before April 2007. Its order is chronological: by month, then by number within the month.
 *
 * @see <a href="https://info.arxiv.org/help/arxiv_identifier.html">arXiv identifier scheme</a>
 */
public record ArxivId(String value) implements Comparable<ArxivId> {
  private static final Pattern OLD =
      Pattern.compile("[a-z-]+(?:\\.[A-Z]{2})?/\\d{2}(?:0[1-9]|1[0-2])\\d{3}");
  private static final Pattern PREFIX = Pattern.compile("^(?i:arxiv:)");
  private static final Pattern VERSIONED = Pattern.compile("(.+?)v([1-9]\\d*)");

  /* arXiv began in 1991: two-digit years from 91 on belong to the last century. */
  private static final int FIRST_YEAR = 91;

  private static final int MOST_VERSION_DIGITS = 6;
  private static final int MONTH_DIGITS = 4;
  private static final int OLD_DIGITS = 7;
  private static final int NEW_POINT = 4;
  private static final int SHORTEST_NEW = 9;
  private static final int LONGEST_NEW = 10;

  private static final Comparator<ArxivId> CHRONOLOGICAL =
      Comparator.comparing(ArxivId::month)
          .thenComparingInt(ArxivId::number)
          .thenComparing(ArxivId::value);

  public ArxivId {
    Check.notBlank("id", value);
    if (!isNew(value) && !OLD.matcher(value).matches()) {
      throw new InvalidFieldException(
          "id", value, "is not an arXiv id such as 2503.15521 or hep-th/9901001");
    }
  }

  /** Reads an id that may carry a version or an {@code arXiv:} prefix, and drops both. */
  public static ArxivId parse(String text) {
    if (isNew(text)) {
      return new ArxivId(text);
    }
    String bare = PREFIX.matcher(text.strip()).replaceFirst("");
    Matcher versioned = VERSIONED.matcher(bare);
    return new ArxivId(versioned.matches() ? versioned.group(1) : bare);
  }

  /** The version that an id names, or 1 where it names none. */
  public static int version(String text) {
    Matcher versioned = VERSIONED.matcher(text.strip());
    if (!versioned.matches()) {
      return 1;
    }
    String digits = versioned.group(2);
    if (digits.length() > MOST_VERSION_DIGITS) {
      throw new InvalidFieldException("id", text, "has a version that no paper reaches");
    }
    return Integer.parseInt(digits);
  }

  /** The month in which arXiv registered the paper. */
  public YearMonth month() {
    int begin = isNew(value) ? 0 : value.length() - OLD_DIGITS;
    int year = Integer.parseInt(value, begin, begin + 2, 10);
    return YearMonth.of(
        year < FIRST_YEAR ? 2000 + year : 1900 + year,
        Integer.parseInt(value, begin + 2, begin + 4, 10));
  }

  /** The running number within the month, and for an old id within its archive. */
  public int number() {
    int begin = isNew(value) ? NEW_POINT + 1 : value.length() - OLD_DIGITS + MONTH_DIGITS;
    return Integer.parseInt(value, begin, value.length(), 10);
  }

  @Override
  public int compareTo(ArxivId other) {
    return CHRONOLOGICAL.compare(this, other);
  }

  @Override
  public String toString() {
    return value;
  }

  /* Without a pattern: a snapshot has millions of ids, each looked at more than once. */
  private static boolean isNew(String text) {
    if (text.length() < SHORTEST_NEW || text.length() > LONGEST_NEW) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (i == NEW_POINT ? letter != '.' : letter < '0' || letter > '9') {
        return false;
      }
    }
    int month = Integer.parseInt(text, 2, NEW_POINT, 10);
    return month >= 1 && month <= 12;
  }
}
