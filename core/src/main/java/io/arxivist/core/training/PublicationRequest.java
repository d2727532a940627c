package io.arxivist.core.training;

import io.arxivist.core.validation.Check;

/** What a publication job works on: the training whose candidate is to be published. */
public record PublicationRequest(String trainingId) {
  public PublicationRequest {
    Check.notBlank("trainingId", trainingId);
  }
}
