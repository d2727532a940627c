package io.arxivist.trainer.publication;

import io.arxivist.core.decision.DecisionReason;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.service.problem.NotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registered models, and the decision of a person which of them is the champion. */
@RestController
@RequestMapping("/models")
final class ModelController {
  private final ModelRegistry registry;
  private final Succession succession;

  ModelController(ModelRegistry registry, Succession succession) {
    this.registry = registry;
    this.succession = succession;
  }

  @GetMapping
  ModelOverview models() {
    return new ModelOverview(
        registry.versions().stream().flatMap(version -> line(version).stream()).toList());
  }

  @PostMapping("/{version}/promotion")
  ModelOverview.Line promote(
      @PathVariable String version, @RequestBody(required = false) @Nullable DecisionReason body) {
    succession.promote(find(version).version(), body == null ? null : body.reason());
    return find(version);
  }

  private ModelOverview.Line find(String version) {
    return registry.versions().stream()
        .filter(each -> each.version().equals(version))
        .findFirst()
        .flatMap(this::line)
        .orElseThrow(() -> new NotFoundException("there is no model version " + version));
  }

  /* A version whose run somebody deleted is no model any more: it cannot be downloaded. */
  private Optional<ModelOverview.Line> line(ModelVersion version) {
    return registry.findRun(version.runId()).map(run -> new ModelOverview.Line(version, run));
  }
}
