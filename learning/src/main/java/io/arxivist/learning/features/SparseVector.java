package io.arxivist.learning.features;

import java.util.stream.IntStream;

/**
 * The non-zero dimensions of a vector.
 *
 * @param indices ascending, from 0
 * @param values one for each index
 */
public record SparseVector(int[] indices, float[] values) {
  public SparseVector {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          "values: " + values.length + " is not the number of indices, " + indices.length);
    }
  }

  /** A vector all of whose dimensions count. */
  public static SparseVector dense(float[] values) {
    return new SparseVector(IntStream.range(0, values.length).toArray(), values);
  }

  public int size() {
    return indices.length;
  }
}
