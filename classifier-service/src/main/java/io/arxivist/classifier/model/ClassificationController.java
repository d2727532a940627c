package io.arxivist.classifier.model;

import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.model.PaperClassifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Classifies texts while the caller waits; the encoder is asked where the model reads vectors. */
@RestController
final class ClassificationController {
  private final ChampionModel champion;
  private final TextEmbedder embedder;

  ClassificationController(ChampionModel champion, TextEmbedder embedder) {
    this.champion = champion;
    this.embedder = embedder;
  }

  @PostMapping("/classifications")
  ClassificationResponse classify(@RequestBody ClassificationRequest request) {
    ServingModel model = champion.required();
    return new ClassificationResponse(
        classify(request.papers(), model.classifier()), model.reference());
  }

  private List<Classification> classify(List<PaperText> texts, PaperClassifier classifier) {
    if (classifier.encoder().isEmpty()) {
      return texts.stream().map(text -> classifier.classify(text, null)).toList();
    }
    List<Optional<Embedding>> embeddings = embedder.embed(texts);
    return IntStream.range(0, texts.size())
        .mapToObj(i -> classifier.classify(texts.get(i), embeddings.get(i).orElse(null)))
        .toList();
  }
}
