package io.arxivist.learning.artifacts;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.drift.ObservedPaper;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.Judgement;
import io.arxivist.learning.evaluation.ReliabilityBin;
import io.arxivist.learning.picture.ConfusionMatrix;
import io.arxivist.learning.picture.ReliabilityDiagram;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run leaves behind. The same model gives the same bytes. */
public final class RunArtifacts {
  public static final String MODEL = "model";
  public static final String LABEL_ENCODER = "label_encoder.json";
  public static final String REFERENCE_DATA = "reference_data.csv";
  public static final String REFERENCE_PROFILE = "reference_profile.json";
  public static final String CORPUS_MANIFEST = "corpus-manifest.json";
  public static final String SETTINGS = "training-settings.json";
  public static final String METRICS = "evaluation/metrics.json";
  public static final String CATEGORIES = "evaluation/categories.csv";
  public static final String CONFUSIONS = "evaluation/confusions.csv";
  public static final String PAIRS = "evaluation/pairs.csv";
  public static final String COVERAGE = "evaluation/coverage.csv";
  public static final String ABSTENTION = "evaluation/abstention.csv";
  public static final String CROSS_LISTS = "evaluation/cross-lists.csv";
  public static final String MISFILED = "evaluation/misfiled.csv";
  public static final String RELIABILITY = "evaluation/reliability.csv";
  public static final String RELIABILITY_DIAGRAM = "evaluation/reliability.svg";
  public static final String CONFUSION_MATRIX = "evaluation/confusion-matrix.svg";

  /* As many as the calibration error is measured with. */
  private static final int BINS = 15;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RunArtifacts() {}

  /**
   * Writes all files below a folder, which is made where it is absent.
   *
   * @param embeddings of {@link TrainedModel#referencePapers()}, in their order; null where no
   *     encoder ran
   */
  public static void write(
      Path folder, TrainedModel trained, @Nullable List<Embedding> embeddings) {
    try {
      Files.createDirectories(folder.resolve(METRICS).getParent());
      trained.classifier().save(folder.resolve(MODEL));
      writeJson(folder.resolve(LABEL_ENCODER), labelEncoder(trained.classifier().labels()));
      ReferenceData reference = reference(trained, embeddings);
      reference.write(folder.resolve(REFERENCE_DATA));
      writeJson(folder.resolve(REFERENCE_PROFILE), ReferenceProfile.of(reference.papers()));
      writeJson(folder.resolve(CORPUS_MANIFEST), CorpusManifest.of(trained));
      writeJson(folder.resolve(SETTINGS), trained.settings());
      writeEvaluation(folder, trained);
    } catch (IOException e) {
      throw new UncheckedIOException("artifacts could not be written to " + folder, e);
    }
  }

  private static void writeEvaluation(Path folder, TrainedModel trained) throws IOException {
    Evaluation evaluation = trained.evaluation();
    List<Judgement> judgements = Judgement.of(trained.classifier().labels(), trained.predictions());
    List<ReliabilityBin> bins = ReliabilityBin.of(judgements, BINS);
    EvaluationTables tables = new EvaluationTables(evaluation, judgements);
    writeJson(folder.resolve(METRICS), evaluation.metrics());
    Files.writeString(folder.resolve(CATEGORIES), tables.categories());
    Files.writeString(folder.resolve(CONFUSIONS), tables.confusions());
    Files.writeString(folder.resolve(PAIRS), tables.pairs());
    Files.writeString(folder.resolve(COVERAGE), tables.coverage());
    Files.writeString(folder.resolve(ABSTENTION), tables.abstention());
    Files.writeString(folder.resolve(CROSS_LISTS), tables.crossLists());
    Files.writeString(folder.resolve(MISFILED), tables.misfiled());
    Files.writeString(folder.resolve(RELIABILITY), EvaluationTables.reliability(bins));
    double calibrationError = evaluation.metrics().getOrDefault("ece", Double.NaN);
    Files.writeString(
        folder.resolve(RELIABILITY_DIAGRAM), ReliabilityDiagram.svg(bins, calibrationError));
    Files.writeString(folder.resolve(CONFUSION_MATRIX), ConfusionMatrix.svg(judgements));
  }

  private static void writeJson(Path file, Object value) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(value) + "\n");
  }

  private static Map<String, Integer> labelEncoder(List<String> labels) {
    Map<String, Integer> encoder = new LinkedHashMap<>();
    labels.forEach(label -> encoder.put(label, encoder.size()));
    return encoder;
  }

  private static ReferenceData reference(
      TrainedModel trained, @Nullable List<Embedding> embeddings) {
    List<LabelledPaper> papers = trained.referencePapers();
    if (embeddings != null) {
      Check.sized("embeddings", embeddings, papers.size(), papers.size());
    }
    List<ObservedPaper> observed = new ArrayList<>(papers.size());
    for (int i = 0; i < papers.size(); i++) {
      LabelledPaper paper = papers.get(i);
      Embedding embedding = embeddings == null ? null : embeddings.get(i);
      observed.add(
          ObservedPaper.of(
              paper.text(),
              paper.label(),
              trained.classifier().classify(paper.text(), embedding),
              embedding));
    }
    return new ReferenceData(observed);
  }
}
