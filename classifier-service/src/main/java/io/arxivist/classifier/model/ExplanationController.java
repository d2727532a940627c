package io.arxivist.classifier.model;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.PaperText;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.problem.NotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says why the model in charge decides as it does on a stored paper; its vector is stored too. */
@RestController
final class ExplanationController {
  private final ChampionModel champion;
  private final PaperStore store;

  ExplanationController(ChampionModel champion, PaperStore store) {
    this.champion = champion;
    this.store = store;
  }

  @GetMapping("/papers/{id}/explanation")
  PaperExplanation explain(@PathVariable String id) {
    ArxivId wanted = ArxivId.parse(id);
    ClassifiedPaper stored =
        store
            .find(wanted)
            .orElseThrow(() -> new NotFoundException("paper " + wanted + " is not stored"));
    ServingModel model = champion.required();
    PaperText text = stored.harvested().paper().text();
    return new PaperExplanation(
        stored.harvested().paper().id(),
        model.classifier().classify(text, stored.embedding()),
        model.classifier().explain(text, stored.embedding()),
        model.reference());
  }

  /** Ids from before April 2007 hold a slash: {@code hep-th/9901001}. */
  @GetMapping("/papers/{archive}/{number}/explanation")
  PaperExplanation explainOld(@PathVariable String archive, @PathVariable String number) {
    return explain(archive + "/" + number);
  }
}
