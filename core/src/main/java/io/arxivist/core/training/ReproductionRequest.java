package io.arxivist.core.training;

import io.arxivist.core.validation.Check;

/**
 * Body of {@code POST /reproductions}.
 *
 * @param runId the recorded run whose training is to be done again
 */
public record ReproductionRequest(String runId) {
  public ReproductionRequest {
    Check.notBlank("runId", runId);
  }
}
