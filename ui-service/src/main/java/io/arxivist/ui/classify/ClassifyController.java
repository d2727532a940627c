package io.arxivist.ui.classify;

import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.gateway.Problem;
import io.arxivist.ui.page.Reasons;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the form and what the model says; a text that is too much for a GET travels by POST. */
@Controller
class ClassifyController {
  private final Gateway gateway;

  ClassifyController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/classify")
  String form() {
    return "classify/classify";
  }

  /* The service alone knows the rules; an unchecked body lets it say them. */
  @PostMapping("/classify")
  String classify(
      @RequestParam(defaultValue = "") String title,
      @RequestParam(name = "abstract", defaultValue = "") String abstractText,
      Model model) {
    model.addAttribute("title", title);
    model.addAttribute("abstractText", abstractText);
    Map<String, Object> body =
        Map.of(
            "papers", List.of(Map.of("title", title, "abstract", abstractText)), "explain", true);
    switch (gateway.post("/classifications", body, ClassificationResponse.class)) {
      case Answer.Found<ClassificationResponse>(ClassificationResponse found) -> {
        model.addAttribute("classification", found.classifications().getFirst());
        model.addAttribute("servedBy", found.model());
        model.addAttribute("why", why(found));
      }
      case Answer.Refused<ClassificationResponse> refused when field(refused.problem()) != null -> {
        model.addAttribute("wrongField", field(refused.problem()));
        model.addAttribute("rule", refused.problem().rule());
      }
      case Answer<ClassificationResponse> other -> model.addAttribute("fault", other.fault());
    }
    return "classify/classify";
  }

  private static List<Reasons> why(ClassificationResponse found) {
    return found.explanations() == null ? List.of() : Reasons.of(found.explanations().getFirst());
  }

  private static @Nullable String field(Problem problem) {
    String field = problem.field();
    if (field == null || problem.rule() == null) {
      return null;
    }
    return field.endsWith("abstract") ? "abstract" : field.endsWith("title") ? "title" : null;
  }
}
