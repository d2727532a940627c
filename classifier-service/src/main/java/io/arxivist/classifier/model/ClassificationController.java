package io.arxivist.classifier.model;

import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Classifies texts while the caller waits, and explains the answers where asked to. */
@RestController
final class ClassificationController {
  private final TextClassifier classifier;

  ClassificationController(TextClassifier classifier) {
    this.classifier = classifier;
  }

  @PostMapping("/classifications")
  ClassificationResponse classify(@RequestBody ClassificationRequest request) {
    ReadTexts texts = classifier.read(request.papers());
    return new ClassificationResponse(
        texts.classifications(),
        texts.model().reference(),
        Boolean.TRUE.equals(request.explain()) ? texts.explanations() : null);
  }
}
