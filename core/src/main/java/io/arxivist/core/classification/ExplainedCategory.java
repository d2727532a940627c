package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Why a category is as likely as it is. All numbers are natural logarithms relative to the average
 * category: a part of 0.7 makes this category twice as likely beside the average one, one of -0.7
 * half as likely. The parts add up to the score.
 *
 * @param score prior, encoder, the terms and the other terms together
 * @param prior what the model expects before it reads anything
 * @param encoder what the sentence encoder's vector says; 0 where it was not asked
 * @param terms those of the largest contribution, for or against
 * @param otherTerms what all further terms of the text say together
 */
public record ExplainedCategory(
    String category,
    double score,
    double prior,
    double encoder,
    List<TermContribution> terms,
    double otherTerms) {
  public ExplainedCategory {
    Check.notBlank("category", category);
    terms = List.copyOf(Check.present("terms", terms));
  }
}
