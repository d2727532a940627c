package io.arxivist.trainer.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.mlflow.MlflowFileRegistry;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.service.problem.ConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class SuccessionTests {
  private static final Clock CLOCK = Clock.fixed(Samples.START, ZoneOffset.UTC);

  @TempDir Path folder;
  private final DecisionStore store = mock(DecisionStore.class);
  private final List<Decision> stored = new ArrayList<>();
  private ModelRegistry registry;
  private Succession succession;

  @BeforeEach
  void storeWorks() {
    registry = new MlflowFileRegistry(folder.resolve("mlruns"), CLOCK);
    succession = new Succession(registry, store, CLOCK);
    doAnswer(call -> stored.add(call.getArgument(0))).when(store).save(any());
    when(store.crownings()).thenAnswer(call -> stored.stream().filter(Decision::crowned).toList());
  }

  @Test
  void aRefusedModelIsTheChallengerAndLosesThatOnceItIsCrowned() {
    ModelVersion first = crowned();
    ModelVersion second = version();

    succession.carryOut(byGate(second, first, DecisionOutcome.REFUSED));
    assertThat(carrier(ModelRegistry.CHALLENGER)).contains(second.version());
    assertThat(carrier(ModelRegistry.CHAMPION)).contains(first.version());

    succession.promote(second, "it knows the new categories");
    assertThat(carrier(ModelRegistry.CHALLENGER)).isEmpty();
    assertThat(carrier(ModelRegistry.CHAMPION)).contains(second.version());
    assertThat(stored.getLast().kind()).isEqualTo(DecisionKind.PROMOTION);
    assertThat(stored.getLast().reason()).isEqualTo("it knows the new categories");
    assertThat(stored.getLast().champion()).isEqualTo(first.reference());
  }

  @Test
  void aChallengerThatIsOlderThanTheNewChampionIsOneNoMore() {
    ModelVersion first = crowned();
    ModelVersion second = version();
    succession.carryOut(byGate(second, first, DecisionOutcome.REFUSED));

    crowned();

    assertThat(carrier(ModelRegistry.CHALLENGER)).isEmpty();
  }

  @Test
  void versionsAreOlderByTheirNumberAndNotByTheirText() {
    ModelVersion first = crowned();
    for (int version = 2; version <= 8; version++) {
      version();
    }
    ModelVersion ninth = version();
    succession.carryOut(byGate(ninth, first, DecisionOutcome.REFUSED));

    ModelVersion tenth = crowned();

    assertThat(tenth.version()).isEqualTo("10");
    assertThat(carrier(ModelRegistry.CHALLENGER)).isEmpty();
  }

  @Test
  void aChallengerThatIsLaterThanTheNewChampionStays() {
    crowned();
    ModelVersion second = crowned();
    ModelVersion third = version();
    succession.carryOut(byGate(third, second, DecisionOutcome.REFUSED));

    succession.rollBack(null);

    assertThat(carrier(ModelRegistry.CHALLENGER)).contains(third.version());
  }

  @Test
  void aRefusalThatIsCarriedOutLateMakesNoChallengerOfAModelOlderThanTheChampion() {
    ModelVersion first = crowned();
    ModelVersion second = version();
    crowned();

    succession.carryOut(byGate(second, first, DecisionOutcome.REFUSED));

    assertThat(carrier(ModelRegistry.CHALLENGER)).isEmpty();
    assertThat(stored).last().satisfies(decision -> assertThat(decision.crowned()).isFalse());
  }

  @Test
  void aCrowningThatIsCarriedOutLateUnseatsNoLaterChampion() {
    ModelVersion first = crowned();
    ModelVersion second = version();
    ModelVersion third = crowned();

    boolean done = succession.carryOut(byGate(second, first, DecisionOutcome.CHAMPION));

    assertThat(done).isFalse();
    assertThat(carrier(ModelRegistry.CHAMPION)).contains(third.version());
  }

  @Test
  void promotingTheChampionChangesNothing() {
    ModelVersion first = crowned();

    succession.promote(first, null);

    assertThat(stored).hasSize(1);
  }

  @Test
  void aRollbackGivesTheAliasBackAndSaysWhy() {
    ModelVersion first = crowned();
    ModelVersion second = crowned();

    Decision decision = succession.rollBack("too many papers in cs.AI");

    assertThat(carrier(ModelRegistry.CHAMPION)).contains(first.version());
    assertThat(decision.kind()).isEqualTo(DecisionKind.ROLLBACK);
    assertThat(decision.candidate()).isEqualTo(first.reference());
    assertThat(decision.champion()).isEqualTo(second.reference());
    assertThat(decision.reason()).isEqualTo("too many papers in cs.AI");
    assertThat(stored).last().isEqualTo(decision);
  }

  @Test
  void twoRollbacksGoTwoBackAndNotToAndFro() {
    ModelVersion first = crowned();
    crowned();
    crowned();

    succession.rollBack(null);
    succession.rollBack(null);

    assertThat(carrier(ModelRegistry.CHAMPION)).contains(first.version());
    assertThatThrownBy(() -> succession.rollBack(null))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "version 1 cannot be rolled back: no decision names a champion before it that is still"
                + " registered");
  }

  @Test
  void aModelCrownedAfterARollbackIsRolledBackToTheOneBeforeIt() {
    ModelVersion first = crowned();
    crowned();
    succession.rollBack(null);
    crowned();

    succession.rollBack(null);

    assertThat(carrier(ModelRegistry.CHAMPION)).contains(first.version());
  }

  @Test
  void aChampionOfBeforeDecisionsWereKeptCanBeReturnedTo() {
    ModelVersion old = version();
    registry.assignAlias(ModelRegistry.CHAMPION, old.version());
    crowned();

    succession.rollBack(null);

    assertThat(carrier(ModelRegistry.CHAMPION)).contains(old.version());
  }

  @Test
  void aModelWhoseRunIsGoneIsPassedOver() throws IOException {
    ModelVersion first = crowned();
    ModelVersion second = crowned();
    crowned();
    try (var paths = Files.walk(folder.resolve("mlruns"))) {
      Path run =
          paths
              .filter(path -> path.endsWith(second.runId()) && Files.isDirectory(path))
              .findFirst()
              .orElseThrow();
      FileSystemUtils.deleteRecursively(run);
    }

    succession.rollBack(null);

    assertThat(carrier(ModelRegistry.CHAMPION)).contains(first.version());
  }

  @Test
  void thereIsNothingToRollBackBeforeTheFirstModel() {
    assertThatThrownBy(() -> succession.rollBack(null))
        .isInstanceOf(ConflictException.class)
        .hasMessage("there is no champion to roll back");
  }

  private ModelVersion crowned() {
    ModelVersion present = registry.findByAlias(ModelRegistry.CHAMPION).orElse(null);
    ModelVersion version = version();
    succession.carryOut(byGate(version, present, DecisionOutcome.CHAMPION));
    return version;
  }

  private ModelVersion version() {
    try {
      Path artifacts = Files.createDirectories(folder.resolve("artifacts/model"));
      Files.writeString(artifacts.resolve("MLmodel"), "flavors: {}\n");
      return registry.register(
          registry.record(
              new RunDraft("run", Samples.START, Samples.START, Map.of(), Map.of(), Map.of()),
              artifacts.getParent()));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Decision byGate(
      ModelVersion candidate, ModelVersion champion, DecisionOutcome outcome) {
    return new Decision(
        ChampionGate.decisionId(candidate.runId()),
        Samples.START,
        DecisionKind.GATE,
        outcome,
        candidate.reference(),
        champion == null ? null : champion.reference(),
        null,
        List.of(),
        "a reason");
  }

  private Optional<String> carrier(String alias) {
    return registry.findByAlias(alias).map(ModelVersion::version);
  }
}
