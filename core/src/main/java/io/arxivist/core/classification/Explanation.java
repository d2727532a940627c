package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * What an answer rests on.
 *
 * @param categories the most probable ones, best first
 * @param knownTerms how many different terms of the text the model knows
 */
public record Explanation(List<ExplainedCategory> categories, int knownTerms) {
  public Explanation {
    categories = List.copyOf(Check.sized("categories", categories, 1, Integer.MAX_VALUE));
    Check.atLeast("knownTerms", knownTerms, 0);
  }
}
