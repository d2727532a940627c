package io.arxivist.learning.linear;

import io.arxivist.core.validation.Check;

/**
 * How a linear classifier is fitted.
 *
 * @param passes over all vectors
 * @param rate length of the steps at the start; it falls to 0 over the passes
 */
public record LinearSettings(int passes, double rate) {
  public LinearSettings {
    Check.atLeast("passes", passes, 1);
    Check.within("rate", rate, 1e-6, 1e3);
  }

  /** For TF-IDF vectors; chosen on papers of April 2026, see docs/model.md. */
  public static LinearSettings usual() {
    return new LinearSettings(5, 2);
  }

  /** For a sentence encoder's vectors. */
  public static LinearSettings ofVectors() {
    return new LinearSettings(20, 1);
  }
}
