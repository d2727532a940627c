package io.arxivist.learning.artifacts;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.drift.ObservedPaper;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.evaluation.ConfusionTable;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.table.Csv;
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
  public static final String CORPUS_MANIFEST = "corpus-manifest.json";
  public static final String METRICS = "evaluation/metrics.json";
  public static final String CATEGORIES = "evaluation/categories.csv";
  public static final String CONFUSIONS = "evaluation/confusions.csv";

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
      reference(trained, embeddings).write(folder.resolve(REFERENCE_DATA));
      writeJson(folder.resolve(CORPUS_MANIFEST), CorpusManifest.of(trained));
      Evaluation evaluation = trained.evaluation();
      writeJson(folder.resolve(METRICS), evaluation.metrics());
      Files.writeString(folder.resolve(CATEGORIES), categories(evaluation));
      Files.writeString(folder.resolve(CONFUSIONS), confusions(evaluation));
    } catch (IOException e) {
      throw new UncheckedIOException("artifacts could not be written to " + folder, e);
    }
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

  private static String categories(Evaluation evaluation) {
    StringBuilder lines =
        new StringBuilder(
            Csv.line("category", "support", "predicted", "precision", "recall", "f1"));
    evaluation
        .categories()
        .forEach(score ->
            lines.append(
                Csv.line(
                    score.category(),
                    score.support(),
                    score.predicted(),
                    score.precision(),
                    score.recall(),
                    score.f1())));
    return lines.toString();
  }

  private static String confusions(Evaluation evaluation) {
    StringBuilder lines = new StringBuilder(Csv.line("truth", "predicted", "papers"));
    for (ConfusionTable.Confusion pair : evaluation.confusions()) {
      lines.append(Csv.line(pair.truth(), pair.predicted(), pair.papers()));
    }
    return lines.toString();
  }
}
