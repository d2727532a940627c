package io.arxivist.learning.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures that need every probability. A true category that the model does not know has probability
 * 0 and is never hit.
 */
public final class ProbabilityMetrics {
  private static final int UNKNOWN = -1;
  private static final int BINS = 15;

  /* scikit-learn's clip: the distance from 1 to the next double. */
  private static final double LEAST_PROBABILITY = Math.ulp(1.0);

  private final List<ScoredPaper> papers;
  private final int[] truths;

  public ProbabilityMetrics(List<String> labels, List<ScoredPaper> papers) {
    this.papers = papers;
    Map<String, Integer> classes = new HashMap<>();
    labels.forEach(label -> classes.put(label, classes.size()));
    this.truths =
        papers.stream().mapToInt(paper -> classes.getOrDefault(paper.truth(), UNKNOWN)).toArray();
  }

  /** Whether each paper's truth is among its k most probable labels; of equals the later wins. */
  public boolean[] hits(int k) {
    boolean[] hits = new boolean[truths.length];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = truths[i] != UNKNOWN && above(papers.get(i).probabilities(), truths[i]) < k;
    }
    return hits;
  }

  /** Share of papers whose truth is among the k most probable labels. */
  public double top(int k) {
    return share(hits(k));
  }

  /** Mean of -ln of the truth's probability. */
  public double logLoss() {
    double loss = 0;
    for (int i = 0; i < truths.length; i++) {
      double probability = truths[i] == UNKNOWN ? 0 : papers.get(i).probabilities()[truths[i]];
      loss -= Math.log(Math.max(probability, LEAST_PROBABILITY));
    }
    return loss / truths.length;
  }

  /** Expected calibration error over 15 bins of equal width, each closed above. */
  public double calibrationError() {
    double[] confidences = new double[BINS];
    double[] correct = new double[BINS];
    for (int i = 0; i < truths.length; i++) {
      double confidence = papers.get(i).confidence();
      int bin = Math.clamp((int) Math.ceil(BINS * confidence) - 1, 0, BINS - 1);
      confidences[bin] += confidence;
      correct[bin] += papers.get(i).best() == truths[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(correct[bin] - confidences[bin]);
    }
    return error / truths.length;
  }

  static double share(boolean[] hits) {
    int count = 0;
    for (boolean hit : hits) {
      count += hit ? 1 : 0;
    }
    return (double) count / hits.length;
  }

  private static int above(double[] probabilities, int truth) {
    int above = 0;
    for (int k = 0; k < probabilities.length; k++) {
      boolean wins = probabilities[k] == probabilities[truth] && k > truth;
      above += wins || probabilities[k] > probabilities[truth] ? 1 : 0;
    }
    return above;
  }
}
