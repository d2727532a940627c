package io.arxivist.ui.models;

import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.decision.DecisionReason;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.shadow.ShadowReport;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Fault;
import io.arxivist.ui.gateway.Gateway;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Every version with its run, the challenger beside the champion, and the decisions on both, each
 * newest first; and the two decisions that a person can take.
 */
@Controller
class ModelsController {
  private static final int DECISIONS_SHOWN = 10;
  private static final String FAULT = "fault";

  private final Gateway gateway;

  ModelsController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/models")
  String models(@RequestParam(required = false) @Nullable String decisions, Model model) {
    CompletableFuture<Answer<DecisionPage>> decided = gateway.ask(() -> decisions(decisions));
    CompletableFuture<Answer<ShadowReport>> shadow =
        gateway.ask(() -> gateway.get("/shadow", ShadowReport.class));
    Answer<ModelOverview> overview = gateway.get("/models", ModelOverview.class);
    ModelOverview found = overview.orNull();
    List<ModelCard> cards =
        found == null ? List.of() : found.models().stream().map(ModelCard::of).toList();
    model.addAttribute("models", cards);
    model.addAttribute("charted", cards.stream().filter(card -> card.top1() != null).count() > 1);
    model.addAttribute("shadow", shadow.join().orNull());
    addDecisions(decided.join().orNull(), model);
    addFault(
        model,
        Stream.of(overview.fault(), decided.join().fault(), shadow.join().fault())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
    return "models/models";
  }

  @PostMapping("/models/{version}/promotion")
  String promote(
      @PathVariable String version,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes next) {
    Answer<ModelOverview.Line> answer =
        gateway.post(
            "/models/{version}/promotion",
            new DecisionReason(shortened(reason)),
            ModelOverview.Line.class,
            version);
    ModelOverview.Line promoted = answer.orNull();
    next.addFlashAttribute("crowned", promoted == null ? null : promoted.version().version());
    next.addFlashAttribute(FAULT, answer.fault());
    return "redirect:/models";
  }

  @PostMapping("/models/rollback")
  String rollBack(
      @RequestParam(required = false) @Nullable String reason, RedirectAttributes next) {
    Answer<Decision> answer =
        gateway.post("/rollbacks", new DecisionReason(shortened(reason)), Decision.class);
    Decision decision = answer.orNull();
    next.addFlashAttribute("crowned", decision == null ? null : decision.candidate().version());
    next.addFlashAttribute(FAULT, answer.fault());
    return "redirect:/models";
  }

  private Answer<DecisionPage> decisions(@Nullable String cursor) {
    return gateway.get(
        uri -> {
          uri.path("/decisions").queryParam("limit", DECISIONS_SHOWN);
          return cursor == null || cursor.isBlank()
              ? uri.build()
              : uri.queryParam("cursor", "{cursor}").build(cursor);
        },
        ParameterizedTypeReference.forType(DecisionPage.class));
  }

  private static void addDecisions(@Nullable DecisionPage page, Model model) {
    model.addAttribute(
        "decisions",
        page == null ? null : page.decisions().stream().map(DecisionLine::of).toList());
    model.addAttribute("nextDecisions", page == null ? null : page.nextCursor());
  }

  /* What a form has just been told comes first. */
  private static void addFault(Model model, @Nullable Fault fault) {
    if (model.getAttribute(FAULT) == null) {
      model.addAttribute(FAULT, fault);
    }
  }

  /* The field holds no more; a longer text was not typed there. */
  private static @Nullable String shortened(@Nullable String reason) {
    return reason == null || reason.length() <= DecisionReason.LONGEST
        ? reason
        : reason.substring(0, DecisionReason.LONGEST);
  }
}
