package io.arxivist.learning.linear;

import io.arxivist.learning.features.SparseVector;

/**
 * Weights of a linear classifier. Immutable.
 *
 * <p>Weights lie term by term, so that a sparse text reads few stretches of memory.
 */
public final class LinearModel {
  private final float[] weights;
  private final float[] biases;

  /**
   * Takes the arrays as its own.
   *
   * @param weights terms x classes, row by row
   * @param biases one for each class
   */
  public LinearModel(float[] weights, float[] biases) {
    if (biases.length == 0 || weights.length % biases.length != 0) {
      throw new IllegalArgumentException(
          "weights: " + weights.length + " is no multiple of the classes, " + biases.length);
    }
    this.weights = weights;
    this.biases = biases;
  }

  public int classes() {
    return biases.length;
  }

  public int terms() {
    return weights.length / biases.length;
  }

  /** The decision value of each class. */
  public double[] scores(SparseVector vector) {
    float[] scores = biases.clone();
    for (int i = 0; i < vector.size(); i++) {
      float value = vector.values()[i];
      int row = vector.indices()[i] * scores.length;
      for (int k = 0; k < scores.length; k++) {
        scores[k] += value * weights[row + k];
      }
    }
    double[] wide = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      wide[k] = scores[k];
    }
    return wide;
  }

  /** The model whose decision values are larger by the given amounts, one for each class. */
  public LinearModel shifted(double[] amounts) {
    float[] shifted = biases.clone();
    for (int k = 0; k < shifted.length; k++) {
      shifted[k] += (float) amounts[k];
    }
    return new LinearModel(weights, shifted);
  }

  /** The model whose decision values are as many times as large. */
  public LinearModel scaled(double factor) {
    float[] scaled = weights.clone();
    float[] scaledBiases = biases.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) factor;
    }
    for (int k = 0; k < scaledBiases.length; k++) {
      scaledBiases[k] *= (float) factor;
    }
    return new LinearModel(scaled, scaledBiases);
  }

  /** Terms x classes, row by row; not to be written to. */
  public float[] weights() {
    return weights;
  }

  /** One for each class; not to be written to. */
  public float[] biases() {
    return biases;
  }
}
