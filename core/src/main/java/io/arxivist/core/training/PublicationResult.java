package io.arxivist.core.training;

import io.arxivist.core.classification.ModelReference;
import java.util.Map;

/**
 * Result of a publication.
 *
 * @param champion whether the model now carries the alias {@code champion}
 * @param reason why, or why not
 */
public record PublicationResult(
    ModelReference model, boolean champion, String reason, Map<String, Double> metrics) {
  public PublicationResult {
    metrics = Map.copyOf(metrics);
  }
}
