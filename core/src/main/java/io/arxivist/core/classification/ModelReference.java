package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * The model behind an answer.
 *
 * @param version its version in the registry
 * @param runId the training run that made it
 */
public record ModelReference(String version, String runId) {
  public ModelReference {
    Check.notBlank("version", version);
    Check.notBlank("runId", runId);
  }
}
