package io.arxivist.learning.picture;

import io.arxivist.learning.evaluation.ReliabilityBin;
import io.arxivist.learning.picture.Svg.Anchor;
import java.util.List;
import java.util.Locale;

/**
 * How often a model is right where it says how sure it is, and below, how often it says so. Bars on
 * the dashed line are what calibrated probabilities look like.
 */
public final class ReliabilityDiagram {
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int SIDE = 400;
  private static final int COUNTS_TOP = TOP + SIDE + 60;
  private static final int COUNTS_HEIGHT = 80;
  private static final String BAR = "#4878a8";
  private static final String GRID = "#dddddd";
  private static final String LINE = "#e07b00";
  private static final int TICKS = 5;

  private final List<ReliabilityBin> bins;

  private ReliabilityDiagram(List<ReliabilityBin> bins) {
    this.bins = bins;
  }

  /**
   * The picture as SVG.
   *
   * @param calibrationError expected calibration error, for the title
   */
  public static String svg(List<ReliabilityBin> bins, double calibrationError) {
    return new ReliabilityDiagram(bins).draw(calibrationError).toString();
  }

  private Svg draw(double calibrationError) {
    int papers = bins.stream().mapToInt(ReliabilityBin::papers).sum();
    String title =
        String.format(Locale.ROOT, "Reliability of %,d papers, ECE %.4f", papers, calibrationError);
    Svg svg = new Svg(LEFT + SIDE + 30, COUNTS_TOP + COUNTS_HEIGHT + 50, title);
    svg.text(LEFT + SIDE / 2.0, TOP - 20, Anchor.MIDDLE, title);
    grid(svg);
    bins.stream().filter(bin -> bin.papers() > 0).forEach(bin -> accuracy(svg, bin));
    svg.dashes(LEFT, TOP + SIDE, LEFT + SIDE, TOP, LINE);
    counts(svg);
    return svg;
  }

  private void grid(Svg svg) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = (double) tick / TICKS;
      double y = TOP + SIDE * (1 - share);
      svg.line(LEFT, y, LEFT + SIDE, y, GRID);
      svg.text(LEFT - 8, y + 4, Anchor.END, percent(share));
      svg.text(LEFT + SIDE * share, TOP + SIDE + 18, Anchor.MIDDLE, percent(share));
    }
    svg.upright(22, TOP + SIDE / 2.0, Anchor.MIDDLE, "papers whose category was named");
    svg.text(LEFT + SIDE / 2.0, TOP + SIDE + 38, Anchor.MIDDLE, "confidence of the model");
  }

  private static void accuracy(Svg svg, ReliabilityBin bin) {
    double height = SIDE * bin.accuracy();
    svg.rectangle(x(bin) + 1, TOP + SIDE - height, width(bin) - 2, height, BAR);
  }

  private void counts(Svg svg) {
    int most = Math.max(1, bins.stream().mapToInt(ReliabilityBin::papers).max().orElse(1));
    double bottom = COUNTS_TOP + COUNTS_HEIGHT;
    for (ReliabilityBin bin : bins) {
      double height = (double) COUNTS_HEIGHT * bin.papers() / most;
      svg.rectangle(x(bin) + 1, bottom - height, width(bin) - 2, height, BAR);
    }
    svg.line(LEFT, bottom, LEFT + SIDE, bottom, GRID);
    svg.text(LEFT - 8, COUNTS_TOP + 4, Anchor.END, String.format(Locale.ROOT, "%,d", most));
    svg.text(LEFT - 8, bottom + 4, Anchor.END, "0");
    svg.text(LEFT + SIDE / 2.0, bottom + 22, Anchor.MIDDLE, "papers of this confidence");
  }

  private static double x(ReliabilityBin bin) {
    return LEFT + SIDE * bin.low();
  }

  private static double width(ReliabilityBin bin) {
    return SIDE * (bin.high() - bin.low());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
