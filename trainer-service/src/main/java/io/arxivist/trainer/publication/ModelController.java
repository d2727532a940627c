package io.arxivist.trainer.publication;

import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.service.problem.NotFoundException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registered models, and the decision of a person which of them is the champion. */
@RestController
@RequestMapping("/models")
final class ModelController {
  private final ModelRegistry registry;

  ModelController(ModelRegistry registry) {
    this.registry = registry;
  }

  @GetMapping
  ModelOverview models() {
    return new ModelOverview(
        registry.versions().stream().flatMap(version -> line(version).stream()).toList());
  }

  @PostMapping("/{version}/promotion")
  ModelOverview.Line promote(@PathVariable String version) {
    find(version);
    registry.assignAlias(ModelRegistry.CHAMPION, version);
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
