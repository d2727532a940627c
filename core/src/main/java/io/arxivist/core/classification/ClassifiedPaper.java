package io.arxivist.core.classification;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * What the classifier stores for each paper.
 *
 * @param shadow what a challenger said of it; null where none was asked
 */
public record ClassifiedPaper(
    HarvestedPaper harvested,
    Embedding embedding,
    Prediction prediction,
    @Nullable ShadowAnswer shadow) {
  public ClassifiedPaper {
    Check.present("harvested", harvested);
    Check.present("embedding", embedding);
    Check.present("prediction", prediction);
  }

  /** A paper that no challenger was asked about. */
  public ClassifiedPaper(HarvestedPaper harvested, Embedding embedding, Prediction prediction) {
    this(harvested, embedding, prediction, null);
  }
}
