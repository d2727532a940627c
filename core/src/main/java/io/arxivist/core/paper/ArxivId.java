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
  private static final Pattern NEW = Pattern.compile("(\\d{2})(0[1-9]|1[0-2])\\.(\\d{4,5})");
  private static final Pattern OLD =
      Pattern.compile("[a-z-]+(?:\\.[A-Z]{2})?/(\\d{2})(0[1-9]|1[0-2])(\\d{3})");
  private static final Pattern PREFIX = Pattern.compile("^(?i:arxiv:)");
  private static final Pattern VERSIONED = Pattern.compile("(.+?)v([1-9]\\d*)");

  /* arXiv began in 1991: two-digit years from 91 on belong to the last century. */
  private static final int FIRST_YEAR = 91;

  private static final int MOST_VERSION_DIGITS = 6;

  private static final Comparator<ArxivId> CHRONOLOGICAL =
      Comparator.comparing(ArxivId::month)
          .thenComparingInt(ArxivId::number)
          .thenComparing(ArxivId::value);

  public ArxivId {
    Check.notBlank("id", value);
    if (!NEW.matcher(value).matches() && !OLD.matcher(value).matches()) {
      throw new InvalidFieldException(
          "id", value, "is not an arXiv id such as 2503.15521 or hep-th/9901001");
    }
  }

  /** Reads an id that may carry a version or an {@code arXiv:} prefix, and drops both. */
  public static ArxivId parse(String text) {
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
    Matcher parts = parts();
    int year = Integer.parseInt(parts.group(1));
    return YearMonth.of(
        year < FIRST_YEAR ? 2000 + year : 1900 + year, Integer.parseInt(parts.group(2)));
  }

  /** The running number within the month, and for an old id within its archive. */
  public int number() {
    return Integer.parseInt(parts().group(3));
  }

  @Override
  public int compareTo(ArxivId other) {
    return CHRONOLOGICAL.compare(this, other);
  }

  @Override
  public String toString() {
    return value;
  }

  private Matcher parts() {
    Matcher matcher = NEW.matcher(value);
    if (matcher.matches()) {
      return matcher;
    }
    Matcher old = OLD.matcher(value);
    if (!old.matches()) {
      throw new IllegalStateException(value + " passed the constructor but is no id");
    }
    return old;
  }
}
