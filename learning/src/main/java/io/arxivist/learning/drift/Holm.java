package io.arxivist.learning.drift;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment (Scand. J. Stat. 6, 1979): the chance of any false rejection stays
 * below the level, however the tests depend on each other.
 */
final class Holm {
  private Holm() {}

  /** Adjusted p-values, in the order given. */
  static double[] adjusted(double[] pValues) {
    List<Integer> ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < pValues.length; rank++) {
      int test = ascending.get(rank);
      largest = Math.max(largest, Math.min(1, pValues[test] * (pValues.length - rank)));
      adjusted[test] = largest;
    }
    return adjusted;
  }
}
