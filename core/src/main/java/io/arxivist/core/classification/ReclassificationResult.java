package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * Result of classifying stored papers anew.
 *
 * @param model the model that did
 * @param papers papers of other runs that it met
 * @param changed those with another best category than before
 * @param unchanged those with the same
 * @param skipped those that somebody else wrote meanwhile, or that could not be read
 * @param embedded those whose vector was made anew, being another encoder's
 * @param agreeingBefore those, among changed and unchanged, whose category was the authors' before
 * @param agreeingAfter the same for the new category
 */
public record ReclassificationResult(
    ModelReference model,
    long papers,
    long changed,
    long unchanged,
    long skipped,
    long embedded,
    long agreeingBefore,
    long agreeingAfter) {
  public ReclassificationResult {
    Check.present("model", model);
  }
}
