package io.arxivist.trainer.publication;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingPhase;
import io.arxivist.learning.training.TrainingSettings;
import io.arxivist.trainer.training.Candidate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Real models of made-up papers, with all that a training keeps. */
final class TrainedToys {
  private final Path folder;
  private final ModelRegistry registry;

  TrainedToys(Path folder, ModelRegistry registry) {
    this.folder = folder;
    this.registry = registry;
  }

  Candidate candidate(String name, int from, int until) {
    return candidate(name, from, until, paper -> paper);
  }

  /**
   * A candidate.
   *
   * @param altered what becomes of each paper before it is learnt from
   */
  Candidate candidate(String name, int from, int until, UnaryOperator<LabelledPaper> altered) {
    List<LabelledPaper> papers =
        ToyCorpus.papers(from, until).stream()
            .map(harvested -> altered.apply(LabelledPaper.of(harvested.paper())))
            .toList();
    TrainedModel trained = ModelTrainer.train(papers, TrainingSettings.usual(7), new Silence());
    Map<String, Double> metrics = trained.evaluation().metrics();
    Candidate candidate =
        new Candidate(
            folder.resolve(name),
            new RunDraft(name, Samples.START, Samples.START, Map.of(), metrics, Map.of()),
            new TrainingResult(name, papers.size(), 0, 5, "hash", metrics, Map.of()));
    RunArtifacts.write(candidate.artifacts(), trained, null);
    return candidate;
  }

  ModelVersion register(Candidate candidate) {
    return registry.register(registry.record(candidate.draft(), candidate.artifacts()));
  }

  ModelVersion crown(Candidate candidate) {
    ModelVersion version = register(candidate);
    registry.assignAlias(ModelRegistry.CHAMPION, version.version());
    return version;
  }

  private static final class Silence implements TrainingListener {
    @Override
    public void progress(TrainingPhase phase, int done, int total) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
