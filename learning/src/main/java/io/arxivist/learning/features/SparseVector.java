package io.arxivist.learning.features;

import java.util.List;
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

  /** The same of vectors of one length, which share their indices: at least one. */
  public static List<SparseVector> dense(List<float[]> rows) {
    int[] indices = IntStream.range(0, rows.getFirst().length).toArray();
    return rows.stream().map(values -> new SparseVector(indices, values)).toList();
  }

  public int size() {
    return indices.length;
  }
}
