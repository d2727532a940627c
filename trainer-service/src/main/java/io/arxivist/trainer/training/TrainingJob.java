package io.arxivist.trainer.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingSettings;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import io.arxivist.service.problem.ConflictException;
import io.arxivist.trainer.TrainerProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes the queue into the corpus, trains on the corpus window, and keeps a candidate. Each step
 * can be repeated without harm, and a candidate that is there is not made again.
 */
@Component
public final class TrainingJob implements JobHandler<TrainingRequest, TrainingResult> {
  public static final String KIND = "trainings";

  private static final String PAPERS = "papers";

  private final WorkQueue queue;
  private final CorpusStore corpus;
  private final PaperEmbedder embedder;
  private final CandidateFolders candidates;
  private final Provenance provenance;
  private final TrainerProperties properties;
  private final Clock clock;

  TrainingJob(
      WorkQueue trainingQueue,
      CorpusStore corpus,
      PaperEmbedder embedder,
      CandidateFolders candidates,
      Provenance provenance,
      TrainerProperties properties,
      Clock clock) {
    this.queue = trainingQueue;
    this.corpus = corpus;
    this.embedder = embedder;
    this.candidates = candidates;
    this.provenance = provenance;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<TrainingRequest> requestType() {
    return TrainingRequest.class;
  }

  @Override
  public void admit(TrainingRequest request) {
    long waiting = queue.depth().backlog();
    long stored = corpus.count();
    if (waiting + stored < properties.minimumPapers()) {
      throw new ConflictException(
          "there are %d papers to train on, %d in the queue and %d in the corpus; %d are needed"
              .formatted(waiting + stored, waiting, stored, properties.minimumPapers()));
    }
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public TrainingResult run(TrainingRequest request, JobContext context) {
    return candidates
        .find(context.jobId())
        .map(Candidate::result)
        .orElseGet(() -> train(request, context));
  }

  private TrainingResult train(TrainingRequest request, JobContext context) {
    Instant startedAt = clock.instant();
    candidates.clear();
    Phases phases = new Phases(context, clock);
    long drained = new CorpusIntake(queue, corpus).drain(phases);
    List<LabelledPaper> papers = withVectors(window(request, phases), phases);
    TrainingProgress progress = new TrainingProgress(phases, context, clock);
    TrainedModel trained = ModelTrainer.train(papers, settings(request), progress);
    List<Embedding> reference =
        embedder.embed(
            trained.referencePapers(),
            done ->
                phases.progress("embed", done, (long) trained.referencePapers().size(), PAPERS));
    phases.progress("write", 0, 1L, "candidates");
    return candidates.keep(
        context.jobId(),
        artifacts -> RunArtifacts.write(artifacts, trained, reference),
        new CandidateReport(
            request,
            trained,
            reference.getFirst().encoder(),
            drained,
            progress.series(),
            provenance.tags()),
        startedAt,
        phases::ended);
  }

  private List<LabelledPaper> window(TrainingRequest request, Phases phases) {
    phases.progress("load", 0, null, PAPERS);
    try (Stream<HarvestedPaper> window =
        corpus.window(request.from(), request.until(), properties.maximumPapers())) {
      return window.map(harvested -> LabelledPaper.of(harvested.paper())).toList();
    }
  }

  /* The newest papers: those that the model is calibrated and judged on are among them. */
  private List<LabelledPaper> withVectors(List<LabelledPaper> papers, Phases phases) {
    if (papers.size() < properties.embedding().fewestPapers()) {
      return papers;
    }
    int newest = Math.min(papers.size(), properties.embedding().mostPapers());
    return embedder.withVectors(
        papers, newest, done -> phases.progress("embed", done, (long) newest, PAPERS));
  }

  private TrainingSettings settings(TrainingRequest request) {
    TrainingSettings usual = TrainingSettings.usual(request.seed());
    return new TrainingSettings(
        usual.seed(),
        usual.features(),
        usual.linear(),
        usual.encoder(),
        usual.fitShare(),
        usual.calibrationShare(),
        usual.fewestPapersPerCategory(),
        properties.minimumPapers(),
        usual.fewestEncoded(),
        usual.coverage(),
        usual.leastProbability(),
        usual.referencePapers());
  }
}
