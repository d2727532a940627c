package io.arxivist.learning.features;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * The terms that a model knows: words, and pairs of adjacent words joined by a space.
 *
 * @param terms in the order of their characters; a term's place is its dimension
 * @param paperCounts in how many of the papers each term occurs
 * @param papers how many papers the vocabulary was learnt from
 */
public record Vocabulary(List<String> terms, int[] paperCounts, int papers) {
  public Vocabulary {
    terms = List.copyOf(Check.present("terms", terms));
    Check.atLeast("papers", papers, 1);
    if (terms.size() != paperCounts.length) {
      throw new IllegalArgumentException(
          "paperCounts: " + paperCounts.length + " is not the number of terms, " + terms.size());
    }
  }

  public int size() {
    return terms.size();
  }

  /** Smoothed inverse document frequency: ln((1 + papers) / (1 + count)) + 1. */
  double inverseFrequency(int term) {
    return Math.log((1.0 + papers) / (1.0 + paperCounts[term])) + 1;
  }
}
