package io.arxivist.fetcher.quality;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Traces of a text that was decoded with the wrong character set, or escaped once too often. LaTeX
 * is none of them.
 */
final class EncodingDamage {
  /* Windows-1252 prints the bytes 80 to 9f, which end UTF-8 sequences, as these. */
  private static final String WINDOWS_CONTINUATIONS =
      "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
          + "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178";

  private static final Pattern DAMAGE =
      Pattern.compile(
          /* The replacement character, and controls of Latin-1. */
          "\ufffd|[\u0080-\u009f]"
              /* Accented Latin letters and signs: é as Ã©, ± as Â±. */
              + "|[\u00c2\u00c3][\u00a1-\u00bf"
              + WINDOWS_CONTINUATIONS
              + "]"
              /* Quotes and dashes: as â€ and more, or as â alone where controls were folded. */
              + "|\u00e2\u20ac|\u00e2 "
              /* Greek letters, and a byte order mark. */
              + "|[\u00ce\u00cf][\u00b1-\u00bf\u20ac\u0192\u2020\u2021]|\u00ef\u00bb\u00bf"
              + "|&(?:[A-Za-z]{2,8}|#\\d{2,6}|#x[0-9A-Fa-f]{2,6});");

  private static final int SHOWN_AROUND = 12;

  private EncodingDamage() {}

  /** The first damage with what stands around it; null where there is none. */
  static @Nullable String find(String text) {
    if (!suspicious(text)) {
      return null;
    }
    Matcher damage = DAMAGE.matcher(text);
    if (!damage.find()) {
      return null;
    }
    int from = Math.max(0, damage.start() - SHOWN_AROUND);
    int to = Math.min(text.length(), damage.end() + SHOWN_AROUND);
    return text.substring(from, to);
  }

  /* Most texts hold no letter that damage begins with, and a loop sees that ten times as fast. */
  private static boolean suspicious(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (mayBegin(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBegin(char letter) {
    return switch (letter) {
      case '&', '\u00c2', '\u00c3', '\u00ce', '\u00cf', '\u00e2', '\u00ef', '\ufffd' -> true;
      default -> letter >= '\u0080' && letter <= '\u009f';
    };
  }
}
