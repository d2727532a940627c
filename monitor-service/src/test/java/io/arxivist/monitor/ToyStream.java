package io.arxivist.monitor;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A champion of the toy corpus, and papers that it classified, without a classifier service. */
public final class ToyStream {
  /** So many papers train it; a tenth of them is its reference. */
  public static final int TRAINED_ON = 1_500;

  private static final String ENCODER = "toy-encoder";
  private static final int DIMENSIONS = 16;

  /* Neighbouring seeds begin alike. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final TrainedModel trained;

  public ToyStream() {
    trained =
        ModelTrainer.train(
            ToyCorpus.papers(0, TRAINED_ON).stream()
                .map(harvested -> LabelledPaper.of(harvested.paper()))
                .toList(),
            TrainingSettings.usual(7),
            TrainingListener.NONE);
  }

  /** Records and registers the model as one more champion. */
  public ModelVersion crown(ModelRegistry registry, Path scratch) {
    List<Embedding> reference =
        trained.referencePapers().stream()
            .map(paper -> embedding(paper.id(), paper.label()))
            .toList();
    RunArtifacts.write(scratch, trained, reference);
    RunDraft draft =
        new RunDraft(
            "toy",
            Samples.START,
            Samples.START,
            Map.of(),
            trained.evaluation().metrics(),
            Map.of());
    ModelVersion version = registry.register(registry.record(draft, scratch));
    registry.assignAlias(ModelRegistry.CHAMPION, version.version());
    return version;
  }

  /** What the model says of papers at one instant. */
  public List<ClassifiedPaper> classified(
      List<HarvestedPaper> papers, ModelReference model, Instant at) {
    return papers.stream()
        .map(harvested -> {
          Paper paper = harvested.paper();
          Prediction prediction =
              new Prediction(trained.classifier().classify(paper.text(), null), model, at);
          return new ClassifiedPaper(
              harvested, embedding(paper.id(), paper.primaryCategory()), prediction);
        })
        .toList();
  }

  /* Papers of a category lie around its own point. */
  private static Embedding embedding(String id, String category) {
    Random centre = new Random(category.hashCode());
    Random noise = new Random(id.hashCode() * SPREAD);
    float[] vector = new float[DIMENSIONS];
    for (int k = 0; k < DIMENSIONS; k++) {
      vector[k] = (float) (centre.nextGaussian() + noise.nextGaussian());
    }
    return new Embedding(ENCODER, vector);
  }
}
