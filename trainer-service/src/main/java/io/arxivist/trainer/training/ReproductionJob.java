package io.arxivist.trainer.training;

import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.training.ReproductionRequest;
import io.arxivist.core.training.ReproductionResult;
import io.arxivist.learning.artifacts.CorpusManifest;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.artifacts.TrainingRecipe;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import io.arxivist.service.problem.ConflictException;
import io.arxivist.service.problem.NotFoundException;
import io.arxivist.trainer.TrainerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Trains a recorded run once more, from its manifest and settings, and compares the model's files
 * with those that the run keeps. Records nothing.
 */
@Component
final class ReproductionJob implements JobHandler<ReproductionRequest, ReproductionResult> {
  private static final String PAPERS = "papers";

  private final ModelRegistry registry;
  private final CorpusStore corpus;
  private final PaperEmbedder embedder;
  private final Path folder;
  private final Clock clock;

  ReproductionJob(
      ModelRegistry registry,
      CorpusStore corpus,
      PaperEmbedder embedder,
      TrainerProperties properties,
      Clock clock) {
    this.registry = registry;
    this.corpus = corpus;
    this.embedder = embedder;
    this.folder = properties.dataDirectory().resolve("reproductions");
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "reproductions";
  }

  @Override
  public Class<ReproductionRequest> requestType() {
    return ReproductionRequest.class;
  }

  @Override
  public void admit(ReproductionRequest request) {
    if (registry.findRun(request.runId()).isEmpty()) {
      throw new NotFoundException("there is no run " + request.runId());
    }
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public ReproductionResult run(ReproductionRequest request, JobContext context)
      throws IOException {
    Path work = folder.resolve(context.jobId());
    FileSystemUtils.deleteRecursively(work);
    try {
      return reproduce(request.runId(), work, context);
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  private ReproductionResult reproduce(String runId, Path work, JobContext context)
      throws IOException {
    Phases phases = new Phases(context, clock);
    Path before = Files.createDirectories(work.resolve("before"));
    phases.progress("download", 0, null, "artifacts");
    for (String artifact :
        List.of(RunArtifacts.CORPUS_MANIFEST, RunArtifacts.SETTINGS, RunArtifacts.MODEL)) {
      registry.download(runId, artifact, before);
    }
    TrainingRecipe recipe = recipe(runId, before);
    List<LabelledPaper> papers = papers(recipe.manifest(), phases);
    TrainedModel trained =
        ModelTrainer.train(papers, recipe.settings(), new TrainingProgress(phases, context, clock));
    phases.progress("compare", 0, null, "files");
    Path after = work.resolve(RunArtifacts.MODEL);
    trained.classifier().save(after);
    List<ReproductionResult.ModelFile> files =
        FolderHashes.compare(before.resolve(RunArtifacts.MODEL), after);
    return new ReproductionResult(
        runId, papers.size(), recipe.settings().seed(), FolderHashes.identical(files), files);
  }

  private static TrainingRecipe recipe(String runId, Path artifacts) {
    try {
      return TrainingRecipe.read(artifacts);
    } catch (IllegalArgumentException unreadable) {
      throw new ConflictException(
          "run %s cannot be reproduced: %s".formatted(runId, unreadable.getMessage()));
    }
  }

  private List<LabelledPaper> papers(CorpusManifest manifest, Phases phases) {
    long all = manifest.papers();
    phases.progress("load", 0, all, PAPERS);
    List<LabelledPaper> papers =
        new ManifestPapers(corpus)
            .load(manifest, done -> phases.progress("load", done, all, PAPERS));
    int newest = manifest.encoded();
    if (newest == 0) {
      return papers;
    }
    List<LabelledPaper> read =
        embedder.withVectors(
            papers, newest, done -> phases.progress("embed", done, (long) newest, PAPERS));
    String present = Objects.requireNonNull(read.getLast().embedding()).encoder();
    if (!present.equals(manifest.encoder())) {
      throw new ConflictException(
          "the run learnt from vectors of encoder %s; this release has encoder %s"
              .formatted(manifest.encoder(), present));
    }
    return read;
  }
}
