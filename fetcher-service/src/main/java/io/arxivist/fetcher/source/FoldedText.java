package io.arxivist.fetcher.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for titles, abstracts and names of every source: each run of white space (blanks,
 * line breaks, tabs, no-break spaces) and control characters becomes one blank, none is left at the
 * ends, and nothing else changes; LaTeX and accents stay as they came.
 */
public final class FoldedText {
  private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private FoldedText() {}

  /** Folds; null and nothing but white space are empty. */
  public static String of(@Nullable String text) {
    return text == null ? "" : WHITE.matcher(text).replaceAll(" ").strip();
  }
}
