package io.arxivist.core.classification;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.validation.Check;

/** What the classifier stores for each paper. */
public record ClassifiedPaper(
    HarvestedPaper harvested, Embedding embedding, Prediction prediction) {
  public ClassifiedPaper {
    Check.present("harvested", harvested);
    Check.present("embedding", embedding);
    Check.present("prediction", prediction);
  }
}
