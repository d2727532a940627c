package io.arxivist.learning.drift;

import java.util.Arrays;

/** The middle of a sample. */
final class Median {
  private Median() {}

  static double of(double[] sample) {
    double[] ascending = sample.clone();
    Arrays.sort(ascending);
    int half = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[half]
        : (ascending[half - 1] + ascending[half]) / 2;
  }
}
