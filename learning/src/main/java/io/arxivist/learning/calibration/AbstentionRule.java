package io.arxivist.learning.calibration;

import io.arxivist.core.validation.Check;

/**
 * When a model commits to nothing.
 *
 * @param leastProbability a best class below it is not worth saying
 */
public record AbstentionRule(double leastProbability) {
  public AbstentionRule {
    Check.within("leastProbability", leastProbability, 0, 1);
  }

  /**
   * Whether to commit to nothing.
   *
   * @param knownTerms how many terms of the text the model knows
   */
  public boolean abstains(int knownTerms, double bestProbability) {
    return knownTerms == 0 || bestProbability < leastProbability;
  }
}
