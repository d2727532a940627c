package io.arxivist.learning.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.learning.features.SparseVector;
import org.junit.jupiter.api.Test;

class LinearModelTests {
  private static final SparseVector VECTOR = SparseVector.dense(new float[] {1, 2});

  /* Class 0: 1 x 1 + 2 x 3 + 0.5 = 7.5; class 1: 1 x 2 + 2 x 4 - 1 = 9. */
  private final LinearModel model =
      new LinearModel(new float[] {1, 2, 3, 4}, new float[] {0.5f, -1});

  @Test
  void multipliesTheScoresOfEachClassThenAddsToThem() {
    LinearModel adjusted = model.adjusted(new double[] {2, 0.5}, new double[] {1, -2});

    assertThat(adjusted.scores(VECTOR)).containsExactly(16, 2.5);
    assertThat(model.scores(VECTOR)).containsExactly(7.5, 9);
  }

  @Test
  void multipliesTheScoresOfAllClassesAlike() {
    assertThat(model.scaled(2).scores(VECTOR)).containsExactly(15, 18);
  }
}
