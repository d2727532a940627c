package io.arxivist.classifier.model;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.paper.PaperText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with the vectors that the model reads of them; everything is answered by one model. */
public record ReadTexts(ServingModel model, List<Line> lines) {
  public ReadTexts {
    lines = List.copyOf(lines);
  }

  /**
   * A text.
   *
   * @param embedding null where the model reads none, or there is none to be had
   */
  public record Line(PaperText text, @Nullable Embedding embedding) {}

  /** What the model says of each text, in their order. */
  public List<Classification> classifications() {
    return lines.stream()
        .map(line -> model.classifier().classify(line.text(), line.embedding()))
        .toList();
  }

  /** What each of the classifications rests on. */
  public List<Explanation> explanations() {
    return lines.stream()
        .map(line -> model.classifier().explain(line.text(), line.embedding()))
        .toList();
  }

  /** The probability of each label, in the order of the model's labels, for each text. */
  public List<double[]> probabilities() {
    return lines.stream()
        .map(line -> model.classifier().answer(line.text(), line.embedding()).probabilities())
        .toList();
  }
}
