package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * Answer to {@code GET /papers/{id}/explanation}: what the model in charge makes of a stored paper,
 * and why. The stored prediction may be of an earlier model.
 *
 * @param classification what the model in charge says now
 * @param model the model in charge
 */
public record PaperExplanation(
    String id, Classification classification, Explanation explanation, ModelReference model) {
  public PaperExplanation {
    Check.notBlank("id", id);
    Check.present("classification", classification);
    Check.present("explanation", explanation);
    Check.present("model", model);
  }
}
