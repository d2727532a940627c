package io.arxivist.learning.features;

import io.arxivist.core.validation.Check;

/**
 * How a vocabulary is chosen.
 *
 * @param fewestPapers a term must occur in as many papers
 * @param mostTerms terms in most papers are kept where there are more
 * @param titleWeight how often a term of the title counts; 1 as in the abstract
 */
public record FeatureSettings(int fewestPapers, int mostTerms, int titleWeight) {
  public FeatureSettings {
    Check.atLeast("fewestPapers", fewestPapers, 1);
    Check.atLeast("mostTerms", mostTerms, 1);
    Check.atLeast("titleWeight", titleWeight, 1);
  }

  /** Chosen on papers of April 2026, see docs/model.md. */
  public static FeatureSettings usual() {
    return new FeatureSettings(3, 100_000, 2);
  }
}
