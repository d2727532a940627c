package io.arxivist.classifier.model;

import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Classifies texts while the caller waits. */
@RestController
final class ClassificationController {
  private final ChampionModel champion;

  ClassificationController(ChampionModel champion) {
    this.champion = champion;
  }

  @PostMapping("/classifications")
  ClassificationResponse classify(@RequestBody ClassificationRequest request) {
    ServingModel model = champion.required();
    return new ClassificationResponse(
        request.papers().stream().map(model.classifier()::classify).toList(), model.reference());
  }
}
