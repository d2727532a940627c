package io.arxivist.monitor.report;

import io.arxivist.learning.drift.ObservedPaper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Ten bars of the model's confidence, the reference beside the window. */
final class ConfidenceHistogram {
  private static final int BINS = 10;
  private static final int WIDTH = 600;
  private static final int HEIGHT = 200;
  private static final int PLOT_HEIGHT = 160;
  private static final int BIN_WIDTH = WIDTH / BINS;
  private static final int BAR_WIDTH = 24;

  private final double[] reference;
  private final double[] window;

  ConfidenceHistogram(List<ObservedPaper> reference, List<ObservedPaper> window) {
    this.reference = shares(reference);
    this.window = shares(window);
  }

  String svg() {
    double tallest =
        DoubleStream.concat(Arrays.stream(reference), Arrays.stream(window)).max().orElse(1);
    StringBuilder bars = new StringBuilder();
    for (int bin = 0; bin < BINS; bin++) {
      bars.append(bar("then", bin * BIN_WIDTH + 5, reference[bin] / tallest));
      bars.append(bar("now", bin * BIN_WIDTH + 5 + BAR_WIDTH, window[bin] / tallest));
      bars.append(label(bin));
    }
    return """
    <figure><figcaption>The model's confidence in its best category: \
    <span class="then">reference</span> and <span class="now">window</span></figcaption>
    <svg viewBox="0 0 %d %d" role="img" aria-label="Histogram of confidence">
    %s</svg></figure>
    """
        .formatted(WIDTH, HEIGHT, bars);
  }

  private static String bar(String side, int left, double height) {
    double tall = PLOT_HEIGHT * height;
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
        side,
        left,
        PLOT_HEIGHT - tall,
        BAR_WIDTH,
        tall);
  }

  private static String label(int bin) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d–%d %%</text>%n"
        .formatted(bin * BIN_WIDTH + BIN_WIDTH / 2, PLOT_HEIGHT + 20, bin * BINS, (bin + 1) * BINS);
  }

  private static double[] shares(List<ObservedPaper> papers) {
    double[] shares = new double[BINS];
    for (ObservedPaper paper : papers) {
      int bin = Math.min(BINS - 1, (int) (paper.confidence() * BINS));
      shares[bin] += 1.0 / papers.size();
    }
    return shares;
  }
}
