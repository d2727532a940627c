package io.arxivist.learning.model;

import io.arxivist.core.classification.ExplainedCategory;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.TermContribution;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a decision value apart. The parts are weight times coefficient, relative to the mean over
 * all categories, in units of the temperature: what a softmax makes probabilities of. Exact: a
 * linear score is the sum of its parts, and a softmax does not see what all categories share.
 */
final class DecisionExplainer {
  private static final int TERMS = 10;
  private static final Comparator<TermContribution> STRONGEST_FIRST =
      Comparator.comparingDouble((TermContribution term) -> Math.abs(term.contribution()))
          .reversed()
          .thenComparing(TermContribution::term);

  private final Vocabulary vocabulary;
  private final LinearModel words;
  private final double temperature;
  private final SparseVector text;
  private final double @Nullable [] encoder;

  /**
   * Explains one text.
   *
   * @param encoder what the vector adds to the score of each category; null where it was not read
   */
  DecisionExplainer(
      Vocabulary vocabulary,
      LinearModel words,
      double temperature,
      SparseVector text,
      double @Nullable [] encoder) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.temperature = temperature;
    this.text = text;
    this.encoder = encoder;
  }

  /** The parts of each category's score; a category by its name and its place among the labels. */
  Explanation explain(List<String> labels, int[] categories) {
    return new Explanation(
        IntStream.of(categories).mapToObj(k -> category(labels.get(k), k)).toList(), text.size());
  }

  private ExplainedCategory category(String name, int k) {
    double prior = relative(words.biases(), 0, words.biases().length, k) / temperature;
    double vector = encoder == null ? 0 : relative(encoder, k) / temperature;
    List<TermContribution> all =
        IntStream.range(0, text.size())
            .mapToObj(i -> contribution(i, k))
            .sorted(STRONGEST_FIRST)
            .toList();
    List<TermContribution> strongest = all.stream().limit(TERMS).toList();
    double others = all.stream().skip(TERMS).mapToDouble(TermContribution::contribution).sum();
    double told = strongest.stream().mapToDouble(TermContribution::contribution).sum();
    return new ExplainedCategory(
        name, prior + vector + told + others, prior, vector, strongest, others);
  }

  private TermContribution contribution(int i, int k) {
    int term = text.indices()[i];
    int classes = words.classes();
    double weight = relative(words.weights(), term * classes, classes, k);
    return new TermContribution(
        vocabulary.terms().get(term), text.values()[i] * weight / temperature);
  }

  private static double relative(float[] values, int start, int count, int k) {
    double sum = 0;
    for (int i = start; i < start + count; i++) {
      sum += values[i];
    }
    return values[start + k] - sum / count;
  }

  private static double relative(double[] values, int k) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values[k] - sum / values.length;
  }
}
