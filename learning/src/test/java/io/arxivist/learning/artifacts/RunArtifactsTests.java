package io.arxivist.learning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunArtifactsTests {
  @TempDir private Path folder;

  @Test
  void writesEverythingThatTheOthersRead() throws IOException {
    TrainedModel trained = train();

    RunArtifacts.write(folder, trained, null);

    assertThat(files(folder).keySet())
        .containsExactly(
            "corpus-manifest.json",
            "evaluation/abstention.csv",
            "evaluation/categories.csv",
            "evaluation/confusion-matrix.svg",
            "evaluation/confusions.csv",
            "evaluation/coverage.csv",
            "evaluation/cross-lists.csv",
            "evaluation/metrics.json",
            "evaluation/misfiled.csv",
            "evaluation/pairs.csv",
            "evaluation/reliability.csv",
            "evaluation/reliability.svg",
            "label_encoder.json",
            "model/MLmodel",
            "model/manifest.json",
            "model/manifest.sha256",
            "model/vocabulary.txt",
            "model/weights.safetensors",
            "reference_data.csv",
            "reference_profile.json",
            "training-settings.json");
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
  void keepsARecipeThatGivesTheSameModel() throws IOException {
    TrainedModel trained = train();
    RunArtifacts.write(folder, trained, null);

    TrainingRecipe recipe = TrainingRecipe.read(folder);

    List<LabelledPaper> papers = SyntheticCorpus.papers(300, 1);
    assertThat(recipe.settings()).isEqualTo(trained.settings());
    assertThat(recipe.manifest().slices().all())
        .isEqualTo(papers.stream().map(paper -> paper.id() + "v" + paper.version()).toList());
    assertThat(recipe.manifest().contents()).isEqualTo(CorpusManifest.contents(papers));
    assertThat(recipe.manifest().encoded()).isZero();
    ModelTrainer.train(papers, recipe.settings(), TrainingListener.NONE)
        .classifier()
        .save(folder.resolve("again"));
    assertThat(files(folder.resolve("again"))).isEqualTo(files(folder.resolve("model")));
  }

  @Test
  void keepsTheListsOfPapersBesideTheRestOfTheManifest() throws IOException {
    RunArtifacts.write(folder, train(), null);

    JsonNode manifest =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("corpus-manifest.json")));

    assertThat(manifest.propertyNames())
        .containsExactly(
            "hash",
            "contents",
            "seed",
            "papers",
            "encoded",
            "encoder",
            "fit",
            "calibration",
            "evaluation");
  }

  @Test
  void readsThePapersOfAnOlderRunThatHasNoRecipe() throws IOException {
    Path manifest = folder.resolve("corpus-manifest.json");
    Files.writeString(
        manifest,
        """
        {"hash": "h", "seed": 7, "papers": 4,
         "fit": ["2503.00001v2", "hep-th/9901001v1"],
         "calibration": ["2503.00002v1"],
         "evaluation": ["2503.00003v1", "2503.00004v12"]}
        """);

    ManifestSlices slices = ManifestSlices.read(manifest);

    assertThat(slices.learnt())
        .containsExactlyInAnyOrder("2503.00001", "hep-th/9901001", "2503.00002");
    assertThat(slices.newestEvaluated(1)).containsExactly("2503.00004");
    assertThat(slices.newestEvaluated(9)).containsExactly("2503.00003", "2503.00004");
  }

  @Test
  void saysThatAnOlderRunHasNoRecipe() throws IOException {
    RunArtifacts.write(folder, train(), null);
    Files.writeString(
        folder.resolve("corpus-manifest.json"),
        "{\"hash\":\"h\",\"seed\":7,\"papers\":0,\"fit\":[],\"calibration\":[],\"evaluation\":[]}");

    assertThatThrownBy(() -> TrainingRecipe.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("corpus-manifest.json");
  }

  @Test
  void tellsContentsApartThatOnlyACategoryParts() {
    LabelledPaper paper = SyntheticCorpus.papers(300, 1).getFirst();
    LabelledPaper reclassified =
        new LabelledPaper(paper.id(), paper.version(), paper.text(), List.of("math.CO"));

    assertThat(CorpusManifest.contents(List.of(reclassified)))
        .isNotEqualTo(CorpusManifest.contents(List.of(paper)));
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
