package io.arxivist.fetcher.source;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for titles, abstracts, names and comments of every source. A folded text is valid
 * Unicode in the composed form, on one line:
 *
 * <ol>
 *   <li>Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 *   <li>Characters that show nothing are dropped: zero-width spaces, byte order marks, soft
 *       hyphens, the controls that reverse the reading direction, tags. The joiners U+200C and
 *       U+200D stay, for some scripts are misspelt without them.
 *   <li>Letters and their accents are composed (NFC). Ligatures, mathematical letters and other
 *       compatible forms stay: they may mean something.
 *   <li>Each run of white space (blanks of every width, line breaks, tabs, no-break spaces) and
 *       control characters becomes one blank, and none is left at the ends.
 * </ol>
 *
 * <p>Nothing else changes. LaTeX stays as it came, and so does a U+FFFD, the trace of damage done
 * elsewhere. A folded text folds to itself.
 */
public final class FoldedText {
  /* Signs of Arabic, Syriac and Kaithi that precede a number are format characters that show. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}&&[^\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2"
              + "\\x{110bd}\\x{110cd}]]");

  private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");

  /* Below it, all but one character shows, and letters carry their accents with them. */
  private static final char FIRST_ACCENT = 0x300;
  private static final char SOFT_HYPHEN = 0xad;
  private static final char LAST_ASCII = 0x7e;
  private static final char LAST_CONTROL = 0x9f;

  private FoldedText() {}

  /** Folds; null and nothing but white space are empty. */
  public static String of(@Nullable String text) {
    return text == null ? "" : of(text.toCharArray(), 0, text.length());
  }

  /** Folds a part of an array, which stays as it is. */
  public static String of(char[] letters, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (letters[i] >= FIRST_ACCENT || letters[i] == SOFT_HYPHEN) {
        return ofAny(new String(letters, from, length));
      }
    }
    return oneLine(letters, from, length);
  }

  private static String ofAny(String text) {
    String valid = HALF_A_PAIR.matcher(text).replaceAll("\ufffd");
    String visible = INVISIBLE.matcher(valid).replaceAll("");
    String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
    return oneLine(composed.toCharArray(), 0, composed.length());
  }

  private static String oneLine(char[] letters, int from, int length) {
    char[] line = new char[length];
    int end = 0;
    for (int i = from; i < from + length; i++) {
      char letter = letters[i];
      if (letter > ' ' && (letter <= LAST_ASCII || shows(letter))) {
        line[end++] = letter;
      } else if (end > 0 && line[end - 1] != ' ') {
        line[end++] = ' ';
      }
    }
    return new String(line, 0, end > 0 && line[end - 1] == ' ' ? end - 1 : end);
  }

  private static boolean shows(char letter) {
    return letter > LAST_CONTROL && !Character.isSpaceChar(letter);
  }
}
