package io.arxivist.learning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SyntheticCorpus;
import io.arxivist.learning.drift.ObservedPaper;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunArtifactsTests {
  @TempDir private Path folder;

  @Test
  void writesEverythingThatTheOthersRead() throws IOException {
    TrainedModel trained = train();

    RunArtifacts.write(folder, trained, null);

    assertThat(files(folder).keySet())
        .containsExactly(
            "corpus-manifest.json",
            "evaluation/categories.csv",
            "evaluation/confusions.csv",
            "evaluation/metrics.json",
            "label_encoder.json",
            "model/MLmodel",
            "model/manifest.json",
            "model/manifest.sha256",
            "model/vocabulary.txt",
            "model/weights.safetensors",
            "reference_data.csv");
    assertThat(folder.resolve("label_encoder.json")).content().contains("\"hep-th\" : 1");
    assertThat(folder.resolve("corpus-manifest.json")).content().contains(trained.corpusHash());
    assertThat(folder.resolve("evaluation/metrics.json")).content().contains("\"top1\"");
    assertThat(folder.resolve("evaluation/categories.csv"))
        .content()
        .startsWith("category,support");
  }

  @Test
  void writesTheSameBytesForTheSameCorpusAndSeed() throws IOException {
    Path again = folder.resolve("again");
    Path first = folder.resolve("first");

    RunArtifacts.write(first, train(), null);
    RunArtifacts.write(again, train(), null);

    assertThat(files(again)).isEqualTo(files(first));
  }

  @Test
  void keepsAModelThatAnswersAsTheTrainedOne() {
    TrainedModel trained = train();
    PaperText text = trained.slices().evaluation().getFirst().text();

    RunArtifacts.write(folder, trained, null);

    assertThat(PaperClassifier.load(folder.resolve(RunArtifacts.MODEL)).classify(text, null))
        .isEqualTo(trained.classifier().classify(text, null));
  }

  @Test
  void givesTheReferenceAProfileOfEachEmbedding() {
    TrainedModel trained = train();
    List<Embedding> embeddings =
        trained.referencePapers().stream().map(RunArtifactsTests::embedding).toList();

    RunArtifacts.write(folder, trained, embeddings);

    List<ObservedPaper> reference =
        ReferenceData.read(folder.resolve(RunArtifacts.REFERENCE_DATA)).papers();
    assertThat(reference).hasSameSizeAs(embeddings);
    assertThat(reference)
        .allSatisfy(paper -> {
          assertThat(paper.encoder()).isEqualTo("test-encoder");
          assertThat(paper.profile()).hasSize(8);
        });
    assertThat(reference.getFirst().primaryCategory())
        .isEqualTo(trained.referencePapers().getFirst().label());
  }

  private static TrainedModel train() {
    return ModelTrainer.train(
        SyntheticCorpus.papers(300, 1), TrainingSettings.usual(7), TrainingListener.NONE);
  }

  private static Embedding embedding(LabelledPaper paper) {
    return new Embedding("test-encoder", new float[] {paper.id().hashCode() % 100, 1, 2});
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(path).toString(), io.arxivist.learning.model.Checksums.sha256(path));
      }
    }
    return files;
  }
}
