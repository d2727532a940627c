package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * One candidate.
 *
 * @param probability calibrated, 0 to 1
 */
public record RankedCategory(String category, double probability) {
  public RankedCategory {
    Check.notBlank("category", category);
    Check.within("probability", probability, 0, 1);
  }
}
