package io.arxivist.core.search;

import io.arxivist.core.classification.PaperView;
import io.arxivist.core.validation.Check;

/**
 * A near paper.
 *
 * @param similarity cosine of the angle between the two vectors, −1 to 1
 */
public record SimilarPaper(PaperView paper, double similarity) {
  public SimilarPaper {
    Check.present("paper", paper);
    Check.within("similarity", similarity, -1, 1);
  }
}
