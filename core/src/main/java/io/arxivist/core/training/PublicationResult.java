package io.arxivist.core.training;

import io.arxivist.core.classification.ModelReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a publication.
 *
 * @param champion whether the model now carries the alias {@code champion}
 * @param reason why, or why not
 * @param decision id of the decision with all its numbers; null in results of before it was kept
 */
public record PublicationResult(
    ModelReference model,
    boolean champion,
    String reason,
    Map<String, Double> metrics,
    @Nullable String decision) {
  public PublicationResult {
    metrics = Map.copyOf(metrics);
  }
}
