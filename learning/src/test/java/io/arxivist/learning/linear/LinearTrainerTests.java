package io.arxivist.learning.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.learning.features.SparseVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LinearTrainerTests {
  private static final long SEED = 7;

  /*
   * Of 30 papers with the term, 20 are of class 0: the weights of least log loss give it 2/3, and
   * ln(2/3 / 1/3) = 0.693 is the difference of the two decision values.
   */
  @Test
  void findsTheWeightsOfLeastLogLoss() {
    List<SparseVector> vectors =
        Collections.nCopies(30, new SparseVector(new int[] {0}, new float[] {1}));
    int[] classes = new int[30];
    for (int i = 20; i < 30; i++) {
      classes[i] = 1;
    }

    LinearModel model =
        new LinearTrainer(new LinearSettings(400, 1, 0.5), SEED)
            .fit(vectors, classes, 2, 1, done -> {});

    double[] scores = model.scores(vectors.getFirst());
    assertThat(scores[0] - scores[1]).isCloseTo(Math.log(2), within(0.01));
  }

  @Test
  void tellsClassesApartByTheirTerms() {
    List<SparseVector> vectors = new ArrayList<>();
    int[] classes = new int[90];
    for (int i = 0; i < 90; i++) {
      classes[i] = i % 3;
      vectors.add(new SparseVector(new int[] {i % 3, 3}, new float[] {0.8f, 0.6f}));
    }

    LinearModel model =
        new LinearTrainer(LinearSettings.usual(), SEED).fit(vectors, classes, 3, 4, done -> {});

    for (int i = 0; i < 3; i++) {
      double[] scores = model.scores(vectors.get(i));
      for (int other = 0; other < 3; other++) {
        assertThat(scores[i]).isGreaterThanOrEqualTo(scores[other]);
      }
    }
  }

  @Test
  void goesOverFewVectorsMoreOften() {
    LinearTrainer trainer = new LinearTrainer(new LinearSettings(3, 1_000, 1), SEED);

    assertThat(trainer.steps(300)).isEqualTo(4 * 300);
    assertThat(trainer.steps(2_000)).isEqualTo(3 * 2_000);
  }

  @Test
  void tellsEachStepAndEndsWithTheListener() {
    List<SparseVector> vectors =
        Collections.nCopies(200, new SparseVector(new int[] {0}, new float[] {1}));
    LinearTrainer trainer = new LinearTrainer(new LinearSettings(3, 1, 1), SEED);
    List<Integer> told = new ArrayList<>();

    trainer.fit(vectors, new int[200], 2, 1, told::add);

    assertThat(told).isSorted().last().isEqualTo(trainer.steps(200));
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            trainer.fit(
                vectors,
                new int[200],
                2,
                1,
                done -> {
                  throw new CancellationException();
                }));
  }

  /*
   * Before the first step both classes have probability 1/2, so the loss of the one batch of the
   * first pass is ln 2; in the end it is the entropy of 2/3 and 1/3, 0.6365.
   */
  @Test
  void tellsTheMeanLossOfEachPass() {
    List<SparseVector> vectors =
        Collections.nCopies(30, new SparseVector(new int[] {0}, new float[] {1}));
    int[] classes = new int[30];
    Arrays.fill(classes, 20, 30, 1);
    List<Integer> passes = new ArrayList<>();
    List<Double> losses = new ArrayList<>();

    new LinearTrainer(new LinearSettings(400, 1, 0.5), SEED)
        .fit(
            vectors,
            classes,
            2,
            1,
            done -> {},
            (pass, meanLoss) -> {
              passes.add(pass);
              losses.add(meanLoss);
            });

    assertThat(passes).hasSize(400).startsWith(1, 2, 3).endsWith(400);
    assertThat(losses.getFirst()).isCloseTo(Math.log(2), within(1e-6));
    assertThat(losses.getLast()).isCloseTo(0.6365, within(0.001));
  }
}
