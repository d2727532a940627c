package io.arxivist.ui;

import io.arxivist.core.classification.ExplainedCategory;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.TermContribution;
import java.util.List;

/** What a made-up answer rests on. */
final class ReasonSamples {
  private ReasonSamples() {}

  static Explanation explanation(String best) {
    return new Explanation(
        List.of(
            new ExplainedCategory(
                best,
                5.24,
                0.61,
                1.9,
                List.of(
                    new TermContribution("language models", 1.42),
                    new TermContribution("<b>low rank", 0.87),
                    new TermContribution("matrices", -0.31)),
                0.75),
            new ExplainedCategory(
                "cs.AI",
                3.6,
                0.4,
                1.2,
                List.of(new TermContribution("language models", 0.9)),
                1.1)),
        41);
  }
}
