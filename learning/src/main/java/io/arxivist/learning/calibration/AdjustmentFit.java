package io.arxivist.learning.calibration;

import java.util.Arrays;
import java.util.List;

/** A {@link ClassAdjustment} while it is fitted, by turns with the temperature. */
final class AdjustmentFit {
  /* A penalty as of ten pseudo-papers holds rare classes near what changes nothing. */
  private static final double PENALTY = 10;
  private static final int ROUNDS = 4;
  private static final int STEPS = 20;
  private static final double DAMPING = 0.4;
  private static final double LEAST_WEIGHT = 1e-9;

  private final List<double[]> fixed;
  private final List<double[]> scores;
  private final int[] classes;
  private final double[] scales;
  private final double[] biases;

  /* A class is scaled about its mean score where it is in doubt: elsewhere scale and bias would
  pull at the same thing, and steps that take them one by one would not end. */
  private final double[] centres;

  AdjustmentFit(List<double[]> fixed, List<double[]> scores, int[] classes) {
    this.fixed = fixed;
    this.scores = scores;
    this.classes = classes;
    int count = scores.getFirst().length;
    scales = new double[count];
    Arrays.fill(scales, 1);
    biases = new double[count];
    centres = new double[count];
  }

  ClassAdjustment adjustment() {
    Temperature first = Temperature.fit(adjusted(), classes);
    centre(first);
    for (int round = 0; round < ROUNDS; round++) {
      Temperature temperature = round == 0 ? first : Temperature.fit(adjusted(), classes);
      for (int step = 0; step < STEPS; step++) {
        step(temperature);
      }
    }
    double[] sums = biases.clone();
    Arrays.setAll(sums, k -> biases[k] + (1 - scales[k]) * centres[k]);
    return new ClassAdjustment(scales, sums);
  }

  private List<double[]> adjusted() {
    double[][] all = new double[scores.size()][];
    Arrays.setAll(all, this::adjusted);
    return List.of(all);
  }

  private double[] adjusted(int paper) {
    double[] base = fixed.get(paper);
    double[] own = scores.get(paper);
    double[] values = new double[own.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = base[k] + scales[k] * (own[k] - centres[k]) + centres[k] + biases[k];
    }
    return values;
  }

  private void centre(Temperature temperature) {
    double[] weights = new double[centres.length];
    double[] sums = new double[centres.length];
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= 0) {
        double[] probabilities = temperature.probabilities(adjusted(i));
        for (int k = 0; k < sums.length; k++) {
          double doubt = probabilities[k] * (1 - probabilities[k]);
          weights[k] += doubt;
          sums[k] += doubt * scores.get(i)[k];
        }
      }
    }
    Arrays.setAll(centres, k -> sums[k] / (weights[k] + LEAST_WEIGHT));
  }

  /* A Newton step with the diagonal of the Hessian; biases are in units of the temperature. */
  private void step(Temperature temperature) {
    double unit = temperature.value();
    Slopes ofBiases = new Slopes(biases.length);
    Slopes ofScales = new Slopes(scales.length);
    for (int k = 0; k < biases.length; k++) {
      ofBiases.add(k, PENALTY * biases[k] / unit, PENALTY);
      ofScales.add(k, PENALTY * (scales[k] - 1), PENALTY);
    }
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] >= 0) {
        double[] probabilities = temperature.probabilities(adjusted(i));
        double[] own = scores.get(i);
        for (int k = 0; k < own.length; k++) {
          double error = probabilities[k] - (classes[i] == k ? 1 : 0);
          double doubt = probabilities[k] * (1 - probabilities[k]);
          double distance = (own[k] - centres[k]) / unit;
          ofBiases.add(k, error, doubt);
          ofScales.add(k, error * distance, doubt * distance * distance);
        }
      }
    }
    for (int k = 0; k < biases.length; k++) {
      biases[k] -= DAMPING * unit * ofBiases.newton(k);
      scales[k] -= DAMPING * ofScales.newton(k);
    }
  }

  /* First and second derivatives of the loss, one of each for each class. */
  private record Slopes(double[] gradient, double[] curvature) {
    Slopes(int classes) {
      this(new double[classes], new double[classes]);
    }

    void add(int k, double first, double second) {
      gradient[k] += first;
      curvature[k] += second;
    }

    double newton(int k) {
      return gradient[k] / curvature[k];
    }
  }
}
