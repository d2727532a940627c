package io.arxivist.learning.picture;

import java.util.Locale;

/** A picture as it is put together, shape by shape, in pixels from the upper left corner. */
final class Svg {
  private static final String INK = "#222222";
  private static final int FONT_SIZE = 12;

  private final StringBuilder shapes = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;

  /**
   * An empty picture on white.
   *
   * @param title what a screen reader says
   */
  Svg(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
    rectangle(0, 0, width, height, "#ffffff");
  }

  void rectangle(double x, double y, double w, double h, String fill) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, w, h, fill);
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  void dashes(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
            + " stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
        x1, y1, x2, y2, colour);
  }

  void text(double x, double y, Anchor anchor, String text) {
    text(x, y, anchor, FONT_SIZE, INK, text);
  }

  void text(double x, double y, Anchor anchor, int size, String colour, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
        x, y, anchor.name().toLowerCase(Locale.ROOT), size, colour, escaped(text));
  }

  /** A text that is read upwards. */
  void upright(double x, double y, Anchor anchor, String text) {
    add(
        "<text x=\"%1$.1f\" y=\"%2$.1f\" text-anchor=\"%3$s\" font-size=\"%4$d\" fill=\"%5$s\""
            + " transform=\"rotate(-90 %1$.1f %2$.1f)\">%6$s</text>",
        x, y, anchor.name().toLowerCase(Locale.ROOT), FONT_SIZE, INK, escaped(text));
  }

  /** Which end of a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  @Override
  public String toString() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    role="img" font-family="sans-serif">
    <title>%3$s</title>
    %4$s</svg>
    """
        .formatted(width, height, escaped(title), shapes);
  }

  private void add(String shape, Object... values) {
    shapes.append(String.format(Locale.ROOT, shape, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
