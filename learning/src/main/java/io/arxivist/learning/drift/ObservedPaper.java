package io.arxivist.learning.drift;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.text.PaperTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor looks at of one paper.
 *
 * @param primaryCategory the authors'
 * @param predictedCategory the model's best
 * @param confidence the model's probability of it
 * @param encoder fingerprint of the encoder behind the profile; empty where there is none
 * @param profile {@link EmbeddingProjection} of the embedding; empty where there is none
 */
public record ObservedPaper(
    String primaryCategory,
    String predictedCategory,
    double confidence,
    int titleWords,
    int abstractWords,
    String encoder,
    double[] profile) {
  public ObservedPaper {
    Check.notBlank("primaryCategory", primaryCategory);
    Check.notBlank("predictedCategory", predictedCategory);
    Check.within("confidence", confidence, 0, 1);
    Check.atLeast("titleWords", titleWords, 0);
    Check.atLeast("abstractWords", abstractWords, 0);
    if (encoder.isEmpty() != (profile.length == 0)) {
      throw new IllegalArgumentException("profile: comes with an encoder, or neither does");
    }
  }

  /**
   * From a text and what a model says of it.
   *
   * @param embedding null where the paper has none
   */
  public static ObservedPaper of(
      PaperText text,
      String primaryCategory,
      Classification classification,
      @Nullable Embedding embedding) {
    RankedCategory best = classification.best();
    return new ObservedPaper(
        primaryCategory,
        best.category(),
        best.probability(),
        PaperTokenizer.words(text.title()).size(),
        PaperTokenizer.words(text.abstractText()).size(),
        embedding == null ? "" : embedding.encoder(),
        embedding == null ? new double[0] : EmbeddingProjection.of(embedding.vector()));
  }

  /** As stored by the classifier. */
  public static ObservedPaper of(ClassifiedPaper stored) {
    return of(
        stored.harvested().paper().text(),
        stored.harvested().paper().primaryCategory(),
        stored.prediction().classification(),
        stored.embedding());
  }

  /** Whether the model found the authors' category. */
  public boolean correct() {
    return primaryCategory.equals(predictedCategory);
  }
}
