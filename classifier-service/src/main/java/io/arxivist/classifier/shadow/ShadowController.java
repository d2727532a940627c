package io.arxivist.classifier.shadow;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.shadow.ShadowReport;
import io.arxivist.mongodb.ShadowStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the challenger does beside the champion. */
@RestController
final class ShadowController {
  private final ShadowModel shadow;
  private final ChampionModel champion;
  private final ShadowStore store;

  ShadowController(ShadowModel shadow, ChampionModel champion, ShadowStore store) {
    this.shadow = shadow;
    this.champion = champion;
    this.store = store;
  }

  @GetMapping("/shadow")
  ShadowReport shadow() {
    ModelReference serving = champion.serving().map(ServingModel::reference).orElse(null);
    ModelReference challenger = shadow.challenger().orElse(null);
    ShadowTally tally = tally(serving, challenger);
    return new ShadowReport(
        shadow.enabled(),
        serving,
        challenger,
        shadow.problem().orElse(null),
        tally.compared(),
        tally.agreements(),
        tally.compared() - tally.agreements(),
        tally.championRight(),
        tally.challengerRight(),
        tally.pairs());
  }

  private ShadowTally tally(@Nullable ModelReference serving, @Nullable ModelReference challenger) {
    return ShadowTally.of(
        serving == null || challenger == null
            ? List.of()
            : store.cells(serving.runId(), challenger.runId()));
  }
}
