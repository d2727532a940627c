package io.arxivist.learning.gate;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Two models on the same papers; each place in the three lists is one paper.
 *
 * @param truths the authors' first categories
 */
public record PairedAnswers(
    List<String> truths, List<ModelAnswer> champion, List<ModelAnswer> challenger) {
  public PairedAnswers {
    truths = List.copyOf(Check.sized("truths", truths, 1, Integer.MAX_VALUE));
    champion = List.copyOf(Check.sized("champion", champion, truths.size(), truths.size()));
    challenger = List.copyOf(Check.sized("challenger", challenger, truths.size(), truths.size()));
  }

  int size() {
    return truths.size();
  }
}
