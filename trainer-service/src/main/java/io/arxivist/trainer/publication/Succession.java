package io.arxivist.trainer.publication;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.service.problem.ConflictException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries decisions out: each is stored before an alias changes hands, and one at a time. */
@Component
class Succession {
  private final ModelRegistry registry;
  private final DecisionStore decisions;
  private final Clock clock;

  Succession(ModelRegistry registry, DecisionStore decisions, Clock clock) {
    this.registry = registry;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Stores a decision and does what it says: a crowned model is the champion, and whoever is older
   * or itself no challenger any more; a refused one is the challenger. What the gate decided is
   * stored only, where a later model has been crowned since. Doing it again changes nothing.
   *
   * @return whether the decision's model was crowned
   */
  synchronized boolean carryOut(Decision decision) {
    decisions.save(decision);
    ModelReference candidate = decision.candidate();
    if (decision.kind() == DecisionKind.GATE && isOvertaken(candidate)) {
      return false;
    }
    if (!decision.crowned()) {
      registry.assignAlias(ModelRegistry.CHALLENGER, candidate.version());
      return false;
    }
    registry.assignAlias(ModelRegistry.CHAMPION, candidate.version());
    registry
        .findByAlias(ModelRegistry.CHALLENGER)
        .filter(challenger -> !challenger.isLaterThan(candidate))
        .ifPresent(challenger -> registry.removeAlias(ModelRegistry.CHALLENGER));
    return true;
  }

  private boolean isOvertaken(ModelReference candidate) {
    return registry
        .findByAlias(ModelRegistry.CHAMPION)
        .filter(champion -> champion.isLaterThan(candidate))
        .isPresent();
  }

  /** Makes a version the champion because a person says so; nothing happens where it is already. */
  synchronized void promote(ModelVersion version, @Nullable String reason) {
    Optional<ModelReference> champion = champion();
    if (champion.filter(version.reference()::equals).isEmpty()) {
      carryOut(
          byPerson(
              DecisionKind.PROMOTION,
              version.reference(),
              champion.orElse(null),
              reason == null ? "promoted by a person, who gave no reason" : reason));
    }
  }

  /**
   * Gives the alias back to the champion before the present one.
   *
   * @throws ConflictException when there is none
   */
  synchronized Decision rollBack(@Nullable String reason) {
    ModelReference present =
        champion().orElseThrow(() -> new ConflictException("there is no champion to roll back"));
    ModelReference before =
        before(present)
            .orElseThrow(() ->
                new ConflictException(
                    ("version %s cannot be rolled back: no decision names a champion before it"
                            + " that is still registered")
                        .formatted(present.version())));
    Decision decision =
        byPerson(
            DecisionKind.ROLLBACK,
            before,
            present,
            reason == null ? "rolled back by a person, who gave no reason" : reason);
    carryOut(decision);
    return decision;
  }

  private Optional<ModelReference> champion() {
    return registry.findByAlias(ModelRegistry.CHAMPION).map(ModelVersion::reference);
  }

  private Optional<ModelReference> before(ModelReference present) {
    Deque<ModelReference> line = line(decisions.crownings());
    return line.stream()
        .filter(model -> !model.equals(present))
        .filter(model -> registry.findRun(model.runId()).isPresent())
        .findFirst();
  }

  /* The champions that a rollback can return to, newest first: each of them takes the newest away,
  so that two rollbacks go two back and not to and fro. */
  private static Deque<ModelReference> line(List<Decision> oldestFirst) {
    Deque<ModelReference> line = new ArrayDeque<>();
    for (Decision decision : oldestFirst) {
      ModelReference champion = decision.champion();
      if (decision.kind() == DecisionKind.ROLLBACK) {
        while (!line.isEmpty() && !line.peek().equals(decision.candidate())) {
          line.pop();
        }
      } else if (champion != null && !champion.equals(line.peek())) {
        line.push(champion);
      }
      if (!decision.candidate().equals(line.peek())) {
        line.push(decision.candidate());
      }
    }
    return line;
  }

  private Decision byPerson(
      DecisionKind kind,
      ModelReference candidate,
      @Nullable ModelReference champion,
      String reason) {
    return new Decision(
        UUID.randomUUID().toString(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        kind,
        DecisionOutcome.CHAMPION,
        candidate,
        champion,
        null,
        List.of(),
        reason);
  }
}
