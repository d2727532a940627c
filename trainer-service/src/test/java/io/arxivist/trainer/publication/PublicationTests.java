package io.arxivist.trainer.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.contract.Samples;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.job.Job;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.core.training.PublicationRequest;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.problem.ConflictException;
import io.arxivist.service.problem.NotFoundException;
import io.arxivist.trainer.training.Candidate;
import io.arxivist.trainer.training.CandidateFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PublicationTests {
  private static final ModelVersion VERSION =
      new ModelVersion("1", "run1", Samples.START, List.of());

  @TempDir Path folder;
  private final InMemoryJobStore jobs = new InMemoryJobStore();
  private final CandidateFolders candidates = mock(CandidateFolders.class);
  private final ModelRegistry registry = mock(ModelRegistry.class);
  private final JobContext context = mock(JobContext.class);
  private final Job training = Samples.job("trainings", 0);
  private final PublicationRequest request = new PublicationRequest(training.id());
  private final ChampionGate gate = mock(ChampionGate.class);
  private final DecisionStore decisions = mock(DecisionStore.class);
  private final PublicationJob publications =
      new PublicationJob(
          jobs,
          candidates,
          registry,
          gate,
          decisions,
          new Succession(registry, decisions, Clock.systemUTC()),
          JsonMapper.builder().build());

  @BeforeEach
  void aTrainingHasSucceeded() {
    jobs.create(training);
    jobs.update(training.succeeded(Samples.START, "{}"));
    when(candidates.find(training.id())).thenReturn(Optional.of(candidate()));
    when(registry.record(any(), any())).thenReturn("run1");
    when(registry.register("run1")).thenReturn(VERSION);
    when(registry.findRun("run1")).thenReturn(Optional.of(run("run1", 0.7)));
    when(gate.decide(any(), any(), any())).thenReturn(decision(DecisionOutcome.CHAMPION));
  }

  @Test
  void crownsWhatTheGateLetsThrough() {
    PublicationResult result = publications.run(request, context);

    assertThat(result.champion()).isTrue();
    assertThat(result.model()).isEqualTo(VERSION.reference());
    assertThat(result.reason()).isEqualTo("a reason");
    assertThat(result.decision()).isEqualTo("gate-run1");
    verify(decisions).save(decision(DecisionOutcome.CHAMPION));
    verify(registry).assignAlias(ModelRegistry.CHAMPION, "1");
  }

  @Test
  void leavesTheChampionInChargeWhereTheGateRefuses() {
    when(gate.decide(any(), any(), any())).thenReturn(decision(DecisionOutcome.REFUSED));

    PublicationResult result = publications.run(request, context);

    assertThat(result.champion()).isFalse();
    verify(registry, never()).assignAlias(eq(ModelRegistry.CHAMPION), any());
    verify(registry).assignAlias(ModelRegistry.CHALLENGER, "1");
  }

  @Test
  void carriesOutADecisionThatWasStoredBeforeTheCrash() {
    when(decisions.find("gate-run1")).thenReturn(Optional.of(decision(DecisionOutcome.REFUSED)));

    PublicationResult result = publications.run(request, context);

    assertThat(result.champion()).isFalse();
    verify(gate, never()).decide(any(), any(), any());
  }

  @Test
  void goesOnWithTheSameRunAfterAFailure() {
    when(registry.register("run1"))
        .thenThrow(new RegistryException("the registry is away", null))
        .thenReturn(VERSION);

    assertThatThrownBy(() -> publications.run(request, context))
        .isInstanceOf(RegistryException.class);
    PublicationResult result = publications.run(request, context);

    assertThat(result.champion()).isTrue();
    verify(registry, times(1)).record(any(), any());
  }

  @Test
  void changesNothingWhenItIsRepeated() {
    PublicationResult first = publications.run(request, context);

    PublicationResult second = publications.run(request, context);

    assertThat(second).isEqualTo(first);
    verify(registry, times(1)).record(any(), any());
    verify(registry, times(1)).assignAlias(any(), any());
  }

  @Test
  void recordsAgainWhatTheRegistryHasLost() {
    publications.run(request, context);
    when(registry.findRun("run1")).thenReturn(Optional.empty());

    publications.run(request, context);

    verify(registry, times(2)).record(any(), any());
  }

  @Test
  void refusesATrainingThatDoesNotExist() {
    assertThatThrownBy(() -> publications.admit(new PublicationRequest("other")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void refusesATrainingThatFailed() {
    Job failed = Samples.job("trainings", 1);
    jobs.create(failed);
    jobs.update(failed.failed(Samples.START, "too little"));

    assertThatThrownBy(() -> publications.admit(new PublicationRequest(failed.id())))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is failed");
  }

  private Candidate candidate() {
    RunDraft draft =
        new RunDraft(
            "training", Samples.START, Samples.START, Map.of(), Map.of("top1", 0.7), Map.of());
    TrainingResult result =
        new TrainingResult(training.id(), 300, 300, 5, "hash", Map.of("top1", 0.7), Map.of());
    return new Candidate(folder, draft, result);
  }

  private static Decision decision(DecisionOutcome outcome) {
    return new Decision(
        "gate-run1",
        Samples.START,
        DecisionKind.GATE,
        outcome,
        VERSION.reference(),
        null,
        null,
        List.of(),
        "a reason");
  }

  private static Run run(String id, double top1) {
    return new Run(id, id, Samples.START, null, Map.of(), Map.of("top1", top1), Map.of());
  }
}
