package io.arxivist.learning.gate;

import io.arxivist.core.validation.Check;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile intervals of differences between two models (Efron and Tibshirani, An Introduction to
 * the Bootstrap, 1993, ch. 13). Papers are drawn anew with replacement; both models are judged on
 * the same draw, so what is hard for both cancels out.
 */
final class PairedBootstrap {
  private final double[][] differences;

  /**
   * Draws the papers and judges every measure on each draw.
   *
   * @param papers how many there are
   * @param replicates how many draws
   */
  PairedBootstrap(List<PairedMeasure> measures, int papers, int replicates, long seed) {
    Check.atLeast("replicates", replicates, 100);
    SplittableRandom random = new SplittableRandom(seed);
    differences = new double[measures.size()][replicates];
    int[] copies = new int[papers];
    for (int replicate = 0; replicate < replicates; replicate++) {
      Arrays.fill(copies, 0);
      for (int i = 0; i < papers; i++) {
        copies[random.nextInt(papers)]++;
      }
      for (int measure = 0; measure < differences.length; measure++) {
        differences[measure][replicate] = measures.get(measure).difference(copies);
      }
    }
    for (double[] ofOneMeasure : differences) {
      Arrays.sort(ofOneMeasure);
    }
  }

  /**
   * Where a measure's difference lies: each end is wrong with the chance {@code level} at most, as
   * far as a bootstrap can say.
   *
   * @param measure its place in the list
   */
  Interval interval(int measure, double level) {
    double[] ascending = differences[measure];
    int cut = (int) (level * ascending.length);
    return new Interval(ascending[cut], ascending[ascending.length - 1 - cut]);
  }

  /** The ends of an interval. */
  record Interval(double low, double high) {}
}
