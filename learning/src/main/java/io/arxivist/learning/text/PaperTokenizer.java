package io.arxivist.learning.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits text into lower-case words of letters and digits. Accents are folded ({@code Schrödinger}
 * and {@code Schr\"odinger} are one word), LaTeX commands lose their backslash, fonts vanish.
 */
public final class PaperTokenizer {
  /** Longer runs are data, not words: they are cut. */
  public static final int LONGEST_WORD = 40;

  private static final int LAST_ASCII = 0x7f;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private PaperTokenizer() {}

  /** The words of a text in their order; empty where it has none. */
  public static List<String> words(String text) {
    String lower = folded(text);
    List<String> words = new ArrayList<>(lower.length() / 6 + 1);
    int start = -1;
    for (int i = 0; i < lower.length(); ) {
      int point = lower.codePointAt(i);
      if (Character.isLetterOrDigit(point)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(word(lower, start, i));
        start = -1;
      }
      i += Character.charCount(point);
    }
    if (start >= 0) {
      words.add(word(lower, start, lower.length()));
    }
    return words;
  }

  private static String word(String text, int start, int end) {
    return text.substring(start, Math.min(end, start + LONGEST_WORD));
  }

  private static String folded(String text) {
    String plain = text.indexOf('\\') < 0 ? text : LatexText.plain(text);
    if (plain.chars().anyMatch(character -> character > LAST_ASCII)) {
      plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    }
    return plain.toLowerCase(Locale.ROOT);
  }
}
