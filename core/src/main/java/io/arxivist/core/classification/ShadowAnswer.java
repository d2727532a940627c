package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * What a challenger would have said of a stored paper; kept beside the prediction, never served.
 *
 * @param category its best one
 * @param probability calibrated, 0 to 1
 * @param runId the training run of the challenger
 */
public record ShadowAnswer(String category, double probability, String runId) {
  public ShadowAnswer {
    Check.notBlank("category", category);
    Check.within("probability", probability, 0, 1);
    Check.notBlank("runId", runId);
  }
}
