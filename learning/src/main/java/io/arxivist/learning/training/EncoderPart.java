package io.arxivist.learning.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.linear.LinearTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The part of a model that reads the encoder's vectors.
 *
 * @param fingerprint of the encoder
 * @param linear scores of vectors
 */
record EncoderPart(String fingerprint, LinearModel linear) {
  private static final double[] WEIGHTS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5};

  /**
   * Papers that a part can be fitted on: those that one encoder has read, the encoder of the newest
   * of them.
   */
  static List<LabelledPaper> readable(List<LabelledPaper> papers) {
    Optional<String> newest =
        papers.reversed().stream().flatMap(paper -> encoder(paper).stream()).findFirst();
    return newest.isEmpty()
        ? List.of()
        : papers.stream().filter(paper -> encoder(paper).equals(newest)).toList();
  }

  /**
   * Fits on {@link #readable} papers, at least one.
   *
   * @param classes of the papers
   */
  static EncoderPart fit(
      List<LabelledPaper> papers,
      int[] classes,
      int classCount,
      LinearTrainer trainer,
      IntConsumer progress,
      LinearTrainer.PassListener passes) {
    List<SparseVector> vectors =
        SparseVector.dense(papers.stream().map(EncoderPart::embedded).toList());
    int dimensions = vectors.getFirst().size();
    return new EncoderPart(
        encoder(papers.getFirst()).orElseThrow(),
        trainer.fit(vectors, classes, classCount, dimensions, progress, passes));
  }

  boolean reads(LabelledPaper paper) {
    return encoder(paper).filter(fingerprint::equals).isPresent();
  }

  /** Scores of papers that the part reads. */
  List<double[]> scores(List<LabelledPaper> papers) {
    return papers.stream().map(EncoderPart::vector).map(linear::scores).toList();
  }

  /**
   * The part with its scores on the scale of those of the words: the weight at which the sum of
   * both ranks the truth of held-out papers best, by its mean reciprocal rank. A weight of least
   * log loss can rank worse; probabilities are made of the sum afterwards.
   *
   * @param words scores of the words of the same papers
   * @param papers which the part reads
   * @param classes the true class of each; negative where the model does not know it
   */
  EncoderPart weighed(List<double[]> words, List<LabelledPaper> papers, int[] classes) {
    List<double[]> vectors = scores(papers);
    double best = WEIGHTS[0];
    double highest = -1;
    for (double weight : WEIGHTS) {
      double ranks = 0;
      for (int i = 0; i < classes.length; i++) {
        ranks += reciprocalRank(sum(words.get(i), vectors.get(i), weight), classes[i]);
      }
      if (ranks > highest) {
        highest = ranks;
        best = weight;
      }
    }
    return new EncoderPart(fingerprint, linear.scaled(best));
  }

  private static double[] sum(double[] words, double[] vectors, double weight) {
    double[] sum = words.clone();
    Arrays.setAll(sum, k -> sum[k] + weight * vectors[k]);
    return sum;
  }

  private static double reciprocalRank(double[] scores, int truth) {
    if (truth < 0) {
      return 0;
    }
    int above = 0;
    for (double score : scores) {
      above += score > scores[truth] ? 1 : 0;
    }
    return 1.0 / (1 + above);
  }

  private static SparseVector vector(LabelledPaper paper) {
    return SparseVector.dense(embedded(paper));
  }

  private static float[] embedded(LabelledPaper paper) {
    return Objects.requireNonNull(paper.embedding()).vector();
  }

  private static Optional<String> encoder(LabelledPaper paper) {
    return Optional.ofNullable(paper.embedding()).map(Embedding::encoder);
  }
}
