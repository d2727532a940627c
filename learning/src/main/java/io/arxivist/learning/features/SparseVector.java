package io.arxivist.learning.features;

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

  public int size() {
    return indices.length;
  }
}
