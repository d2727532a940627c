package io.arxivist.ui.models;

import io.arxivist.core.registry.ModelOverview;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every version with its run, newest first. */
@Controller
class ModelsController {
  private final Gateway gateway;

  ModelsController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/models")
  String models(Model model) {
    Answer<ModelOverview> overview = gateway.get("/models", ModelOverview.class);
    ModelOverview found = overview.orNull();
    List<ModelCard> cards =
        found == null ? List.of() : found.models().stream().map(ModelCard::of).toList();
    model.addAttribute("models", cards);
    model.addAttribute("charted", cards.stream().filter(card -> card.top1() != null).count() > 1);
    model.addAttribute("fault", overview.fault());
    return "models/models";
  }
}
