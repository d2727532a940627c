package io.arxivist.classifier.model;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of the readiness: down until a model that passed its golden inference serves. */
@Component
final class ModelHealthIndicator implements HealthIndicator {
  private final ChampionModel champion;

  ModelHealthIndicator(ChampionModel champion) {
    this.champion = champion;
  }

  @Override
  public Health health() {
    Health.Builder health =
        champion
            .serving()
            .map(ServingModel::reference)
            .map(model ->
                Health.up()
                    .withDetail("version", model.version())
                    .withDetail("runId", model.runId()))
            .orElseGet(() -> Health.down().withDetail("reason", "no model serves yet"));
    champion.problem().ifPresent(problem -> health.withDetail("problem", problem));
    return health.build();
  }
}
