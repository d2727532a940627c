package io.arxivist.fetcher.source;

import java.text.Normalizer;
import java.util.Arrays;
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
  private static final char DELETE = 0x7f;
  private static final char SOFT_HYPHEN = 0xad;
  private static final char FIRST_ACCENT = 0x300;
  private static final char LAST_CONTROL = 0x9f;

  private FoldedText() {}

  /** Folds; null and nothing but white space are empty. */
  public static String of(@Nullable String text) {
    return text == null ? "" : of(text.toCharArray(), 0, text.length());
  }

  /** Folds a part of an array, which stays as it is. */
  public static String of(char[] letters, int from, int length) {
    int together = 0;
    for (int i = from; i < from + length; i++) {
      together |= letters[i] + 1;
    }
    /* The most common text by far needs one pass, and needs it fast: a snapshot has millions. */
    return together <= DELETE
        ? oneLine(letters, from, length)
        : ofAny(Arrays.copyOfRange(letters, from, from + length));
  }

  private static String ofAny(char[] letters) {
    char[] composed = isComposed(letters) ? letters : composed(new String(letters));
    for (int i = 0; i < composed.length; i++) {
      if (isBlank(composed[i])) {
        composed[i] = ' ';
      }
    }
    return oneLine(composed, 0, composed.length);
  }

  private static char[] composed(String text) {
    String valid = HALF_A_PAIR.matcher(text).replaceAll("\ufffd");
    String visible = INVISIBLE.matcher(valid).replaceAll("");
    return Normalizer.normalize(visible, Normalizer.Form.NFC).toCharArray();
  }

  /* Before the first accent of its own, letters carry theirs, and all but one character shows. */
  private static boolean isComposed(char[] letters) {
    for (char letter : letters) {
      if (letter >= FIRST_ACCENT || letter == SOFT_HYPHEN) {
        return false;
      }
    }
    return true;
  }

  /* Without a branch in its loop, for the processor cannot foresee where words end. */
  private static String oneLine(char[] letters, int from, int length) {
    char[] line = new char[length];
    int end = 0;
    int before = ' ';
    for (int i = from; i < from + length; i++) {
      int letter = Math.max(letters[i], ' ');
      line[end] = (char) letter;
      /* A blank behind a blank, or behind nothing, is written over by what follows. */
      end += Integer.signum((letter ^ ' ') | (before ^ ' '));
      before = letter;
    }
    return new String(line, 0, end > 0 && before == ' ' ? end - 1 : end);
  }

  private static boolean isBlank(char letter) {
    return letter >= DELETE && letter <= LAST_CONTROL || Character.isSpaceChar(letter);
  }
}
