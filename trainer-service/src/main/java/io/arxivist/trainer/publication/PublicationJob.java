package io.arxivist.trainer.publication;

import io.arxivist.core.decision.Decision;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.training.PublicationRequest;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import io.arxivist.service.problem.ConflictException;
import io.arxivist.service.problem.NotFoundException;
import io.arxivist.trainer.training.Candidate;
import io.arxivist.trainer.training.CandidateFolders;
import io.arxivist.trainer.training.TrainingJob;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records a candidate as a run, registers it and asks the gate. Each step is done at most once for
 * a candidate, however often its publication is repeated.
 */
@Component
final class PublicationJob implements JobHandler<PublicationRequest, PublicationResult> {
  private static final String UNIT = "steps";
  private static final long STEPS = 3;

  private final JobStore jobs;
  private final CandidateFolders candidates;
  private final ModelRegistry registry;
  private final ChampionGate gate;
  private final DecisionStore decisions;
  private final Succession succession;
  private final JsonMapper json;

  PublicationJob(
      JobStore jobs,
      CandidateFolders candidates,
      ModelRegistry registry,
      ChampionGate gate,
      DecisionStore decisions,
      Succession succession,
      JsonMapper json) {
    this.jobs = jobs;
    this.candidates = candidates;
    this.registry = registry;
    this.gate = gate;
    this.decisions = decisions;
    this.succession = succession;
    this.json = json;
  }

  @Override
  public String kind() {
    return "publications";
  }

  @Override
  public Class<PublicationRequest> requestType() {
    return PublicationRequest.class;
  }

  @Override
  public void admit(PublicationRequest request) {
    candidate(request.trainingId());
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public PublicationResult run(PublicationRequest request, JobContext context) {
    Candidate candidate = candidate(request.trainingId());
    PublicationFile file = new PublicationFile(candidate, json);
    Optional<Publication> before =
        file.read().filter(publication -> registry.findRun(publication.runId()).isPresent());
    PublicationResult done = before.map(Publication::result).orElse(null);
    if (done != null) {
      return done;
    }
    context.progress("record", 0, STEPS, UNIT);
    String runId = before.map(Publication::runId).orElseGet(() -> record(candidate, file));
    context.progress("register", 1, STEPS, UNIT);
    ModelVersion version = registry.findByRun(runId).orElseGet(() -> registry.register(runId));
    context.progress("gate", 2, STEPS, UNIT);
    PublicationResult result = judge(candidate, version, context);
    file.write(new Publication(runId, result));
    return result;
  }

  private String record(Candidate candidate, PublicationFile file) {
    String runId = registry.record(candidate.draft(), candidate.artifacts());
    file.write(new Publication(runId, null));
    return runId;
  }

  private PublicationResult judge(Candidate candidate, ModelVersion version, JobContext context) {
    Decision decision =
        decisions
            .find(ChampionGate.decisionId(version.runId()))
            .orElseGet(() -> gate.decide(candidate, version, context::checkCancelled));
    boolean crowned = succession.carryOut(decision);
    return new PublicationResult(
        version.reference(),
        crowned,
        decision.reason(),
        candidate.draft().metrics(),
        decision.id());
  }

  private Candidate candidate(String trainingId) {
    Job training =
        jobs.find(TrainingJob.KIND, trainingId)
            .orElseThrow(() -> new NotFoundException("there is no trainings/" + trainingId));
    if (training.state() != JobState.SUCCEEDED) {
      throw new ConflictException(
          "trainings/%s is %s; only a succeeded training can be published"
              .formatted(trainingId, training.state().name().toLowerCase(Locale.ROOT)));
    }
    return candidates
        .find(trainingId)
        .orElseThrow(() ->
            new ConflictException(
                "the candidate of trainings/" + trainingId + " is not on this disk any more"));
  }
}
