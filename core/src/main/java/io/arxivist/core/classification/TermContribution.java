package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * What one term says about a category.
 *
 * @param term a word, or two adjacent words
 * @param contribution as the parts of an {@link ExplainedCategory}
 */
public record TermContribution(String term, double contribution) {
  public TermContribution {
    Check.notBlank("term", term);
  }
}
