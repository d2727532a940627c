package io.arxivist.learning.text;

import java.util.regex.Pattern;

/** Makes LaTeX in running text readable word by word. */
final class LatexText {
  /* \"o, \"{o}, \'e, \v{c}: the accent goes, the letter stays in its word. */
  private static final Pattern ACCENT =
      Pattern.compile(
          "\\{?\\\\(?:[\"'`^~=.]\\s?|[vcHukrdbt](?=\\{))(?:\\{\\\\?(\\p{L})\\}|\\\\?(\\p{L}))\\}?");

  /* Commands that only choose a font say nothing about the paper. */
  private static final Pattern FONT =
      Pattern.compile(
          "\\\\(?:math(?:cal|bb|bf|rm|sf|frak|scr|it|tt|op)|text(?:it|bf|rm|sc|tt|sf)?|emph"
              + "|operatorname|rm|bf|it|em|sc|cal|left|right|displaystyle|ensuremath)(?!\\p{L})");

  private LatexText() {}

  static String plain(String text) {
    String accentsGone = ACCENT.matcher(text).replaceAll("$1$2");
    return FONT.matcher(accentsGone).replaceAll(" ");
  }
}
