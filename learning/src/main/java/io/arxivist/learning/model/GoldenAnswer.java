package io.arxivist.learning.model;

import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;

/**
 * What a model answers to one known text from its words: that it answers the same after it was
 * kept, moved and read proves that it arrived whole. The encoder is left out, whose vectors differ
 * between kinds of processors.
 */
record GoldenAnswer(String category, double probability) {
  private static final double ROUNDING = 1e-9;
  private static final PaperText TEXT =
      new PaperText(
          "Learning representations with neural networks",
          "We train a deep network on images and measure the accuracy of its predictions.");

  GoldenAnswer {
    Check.notBlank("category", category);
    Check.within("probability", probability, 0, 1);
  }

  static GoldenAnswer of(PaperClassifier model) {
    RankedCategory best = model.classify(TEXT, null).best();
    return new GoldenAnswer(best.category(), best.probability());
  }

  boolean agreesWith(GoldenAnswer other) {
    return category.equals(other.category) && Math.abs(probability - other.probability) <= ROUNDING;
  }

  @Override
  public String toString() {
    return category + " at " + probability;
  }
}
