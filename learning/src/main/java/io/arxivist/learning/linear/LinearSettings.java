package io.arxivist.learning.linear;

import io.arxivist.core.validation.Check;

/**
 * How a linear classifier is fitted.
 *
 * @param passes over all vectors, at least
 * @param fewestSteps as many more passes are made as it takes to read so many vectors: few papers
 *     need more passes
 * @param rate length of the steps at the start; it falls to 0 over the passes
 */
public record LinearSettings(int passes, int fewestSteps, double rate) {
  public LinearSettings {
    Check.atLeast("passes", passes, 1);
    Check.atLeast("fewestSteps", fewestSteps, 1);
    Check.within("rate", rate, 1e-6, 1e3);
  }

  /** For TF-IDF vectors; chosen on papers of April 2026, see docs/model.md. */
  public static LinearSettings usual() {
    return new LinearSettings(4, 64_000, 2);
  }

  /** For a sentence encoder's vectors; chosen in the same way. */
  public static LinearSettings ofVectors() {
    return new LinearSettings(5, 40_000, 1);
  }

  /** Passes over so many vectors. */
  int passes(int vectors) {
    return Math.max(passes, Math.ceilDiv(fewestSteps, vectors));
  }
}
