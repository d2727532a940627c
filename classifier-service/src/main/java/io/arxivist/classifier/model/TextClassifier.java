package io.arxivist.classifier.model;

import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.service.problem.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Reads texts for callers that wait: one model for all texts of a request, and the encoder's
 * vectors where that model reads them.
 */
@Component
public final class TextClassifier {
  private final ChampionModel champion;
  private final TextEmbedder embedder;

  TextClassifier(ChampionModel champion, TextEmbedder embedder) {
    this.champion = champion;
    this.embedder = embedder;
  }

  /**
   * The texts, each ready to be answered.
   *
   * @throws UnavailableException before the first model
   */
  public ReadTexts read(List<PaperText> texts) {
    return read(texts, champion.required());
  }

  /** The texts, ready to be answered by a model of the caller's choice. */
  public ReadTexts read(List<PaperText> texts, ServingModel model) {
    List<Optional<Embedding>> embeddings =
        model.classifier().encoder().isEmpty()
            ? texts.stream().map(text -> Optional.<Embedding>empty()).toList()
            : embedder.embed(texts);
    return new ReadTexts(
        model,
        IntStream.range(0, texts.size())
            .mapToObj(i -> new ReadTexts.Line(texts.get(i), embeddings.get(i).orElse(null)))
            .toList());
  }
}
