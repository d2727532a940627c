package io.arxivist.learning.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.learning.SharedData;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.MajorityBaseline;
import io.arxivist.learning.evaluation.ScoredPaper;
import io.arxivist.learning.model.PaperClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the encoder's part adds: fits both parts on the newest shared training papers, calibrates on
 * 2,000 papers of the month after and judges on the 2,000 newest of that month. Vectors are kept in
 * a folder, so that a second run embeds nothing. Arguments: the folder, papers whose words are
 * read, papers whose vectors are read, both the newest.
 */
public final class HybridBenchmark {
  private static final long SEED = 7;
  private static final int CHUNK = 500;
  private static final int[] CALIBRATION = {4_000, 5_000, 6_000, 7_000};
  private static final int[] EVALUATION = {8_000, 8_500, 9_000, 9_500};

  private final VectorFolder vectors;

  private HybridBenchmark(VectorFolder vectors) {
    this.vectors = vectors;
  }

  public static void main(String[] arguments) {
    try (VectorFolder vectors = VectorFolder.open(Path.of(arguments[0]))) {
      new HybridBenchmark(vectors)
          .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }
  }

  private void run(int worded, int encoded) {
    List<LabelledPaper> train = SharedData.papers("data/papers-train.jsonl.gz", Integer.MAX_VALUE);
    List<LabelledPaper> month =
        SharedData.papers("data/papers-validation.jsonl.gz", Integer.MAX_VALUE);
    List<LabelledPaper> fit =
        new ArrayList<>(train.subList(train.size() - worded, train.size() - encoded));
    fit.addAll(vectors.read(train.subList(train.size() - encoded, train.size())));
    TrainingSettings settings = TrainingSettings.usual(SEED);
    FittedParts parts = new ModelTrainer(settings, TrainingListener.NONE).fit(fit);
    PaperClassifier hybrid = parts.calibrated(vectors.read(parts(month, CALIBRATION)), settings);
    List<LabelledPaper> later = vectors.read(parts(month, EVALUATION));
    MajorityBaseline baseline =
        new MajorityBaseline(fit.stream().map(LabelledPaper::label).toList());
    System.out.println(settings);
    for (boolean withVector : new boolean[] {false, true}) {
      List<ScoredPaper> scored =
          later.stream()
              .map(paper -> scored(hybrid, paper, withVector ? paper.embedding() : null))
              .toList();
      System.out.printf(
          Locale.ROOT,
          "%s: %s%n",
          withVector ? "words and vectors" : "words",
          Evaluation.of(parts.labels(), scored, baseline, SEED).metrics());
    }
  }

  private static ScoredPaper scored(
      PaperClassifier classifier, LabelledPaper paper, @Nullable Embedding embedding) {
    PaperClassifier.Answer answer = classifier.answer(paper.text(), embedding);
    return new ScoredPaper(
        paper.id(), paper.categories(), answer.probabilities(), answer.predictionSet());
  }

  private static List<LabelledPaper> parts(List<LabelledPaper> papers, int... starts) {
    return Arrays.stream(starts)
        .mapToObj(start -> papers.subList(start, start + CHUNK))
        .flatMap(List::stream)
        .toList();
  }
}
