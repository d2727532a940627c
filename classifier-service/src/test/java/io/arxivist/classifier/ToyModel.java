package io.arxivist.classifier;

import io.arxivist.classifier.model.ServingModel;
import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import java.nio.file.Path;
import java.util.Map;

/** A real model of the toy corpus, trained in a moment. */
public final class ToyModel {
  private static final int PAPERS = 300;

  private ToyModel() {}

  public static TrainedModel trained() {
    return ModelTrainer.train(
        ToyCorpus.papers(0, PAPERS).stream()
            .map(harvested -> LabelledPaper.of(harvested.paper()))
            .toList(),
        TrainingSettings.usual(7),
        TrainingListener.NONE);
  }

  public static ServingModel serving() {
    return new ServingModel(Samples.MODEL, trained().classifier());
  }

  /** The same with a part that reads the vectors of {@link Samples#embedding()}. */
  public static ServingModel servingHybrid() {
    return new ServingModel(Samples.MODEL, reading(Samples.embedding()).classifier());
  }

  /** The same with a part that reads the vectors of an encoder, here all alike. */
  public static TrainedModel reading(Embedding embedding) {
    return ModelTrainer.train(
        ToyCorpus.papers(0, 600).stream()
            .map(harvested -> LabelledPaper.of(harvested.paper()).with(embedding))
            .toList(),
        TrainingSettings.usual(7),
        TrainingListener.NONE);
  }

  /** Records and registers it as one more champion. */
  public static ModelVersion crown(ModelRegistry registry, Path scratch) {
    RunArtifacts.write(scratch, trained(), null);
    return crownWritten(registry, scratch);
  }

  /** Records and registers what was written as one more champion, whatever became of it. */
  public static ModelVersion crownWritten(ModelRegistry registry, Path scratch) {
    RunDraft draft =
        new RunDraft(
            "toy",
            Samples.START,
            Samples.START.plusSeconds(60),
            Map.of("seed", "7"),
            Map.of("top1", 0.9),
            Map.of());
    ModelVersion version = registry.register(registry.record(draft, scratch));
    registry.assignAlias(ModelRegistry.CHAMPION, version.version());
    return version;
  }
}
