package io.arxivist.core.training;

import java.util.Map;

/**
 * Result of a training: a candidate, kept until it is published.
 *
 * @param papers in the corpus window
 * @param drained papers that this training took from the queue into the corpus
 * @param categories classes of the model
 * @param corpusHash SHA-256 over the ids and versions trained on
 * @param metrics by MLflow name: {@code top1}, {@code top3}, {@code majority_top1} …
 */
public record TrainingResult(
    String trainingId,
    long papers,
    long drained,
    int categories,
    String corpusHash,
    Map<String, Double> metrics,
    Map<String, Double> phaseSeconds) {
  public TrainingResult {
    metrics = Map.copyOf(metrics);
    phaseSeconds = Map.copyOf(phaseSeconds);
  }
}
