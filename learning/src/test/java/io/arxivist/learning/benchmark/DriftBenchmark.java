package io.arxivist.learning.benchmark;

import io.arxivist.core.classification.Embedding;
import io.arxivist.learning.SharedData;
import io.arxivist.learning.drift.DriftAssessment;
import io.arxivist.learning.drift.DriftDetector;
import io.arxivist.learning.drift.DriftSettings;
import io.arxivist.learning.drift.ObservedPaper;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Trains on 16,000 real papers and checks later, much later and much earlier ones, and random
 * halves of one slice, for drift. Arguments: papers of a window, cache folder of the encoder (left
 * out: no embeddings).
 */
public final class DriftBenchmark {
  private static final int CORPUS = 16_000;
  private static final int HALVINGS = 5;

  private final PaperClassifier classifier;
  private final @Nullable SentenceEncoder encoder;

  private DriftBenchmark(PaperClassifier classifier, @Nullable SentenceEncoder encoder) {
    this.classifier = classifier;
    this.encoder = encoder;
  }

  public static void main(String[] arguments) {
    int size = Integer.parseInt(arguments[0]);
    List<LabelledPaper> all = SharedData.papers("data/papers-train.jsonl.gz", 20_000);
    TrainedModel trained =
        ModelTrainer.train(
            all.subList(0, CORPUS), TrainingSettings.usual(7), TrainingListener.NONE);
    SentenceEncoder encoder =
        arguments.length < 2 ? null : SentenceEncoder.open(Path.of(arguments[1]), 2);
    DriftBenchmark benchmark = new DriftBenchmark(trained.classifier(), encoder);
    List<ObservedPaper> reference = benchmark.observe(trained.referencePapers());
    List<ObservedPaper> shuffled = new ArrayList<>(reference);
    for (int halving = 0; halving < HALVINGS; halving++) {
      Collections.shuffle(shuffled, new Random(halving));
      int half = shuffled.size() / 2;
      print("half " + halving, shuffled.subList(0, half), shuffled.subList(half, 2 * half));
    }
    print("next", reference, benchmark.observe(all.subList(CORPUS, CORPUS + size)));
    List<LabelledPaper> april = SharedData.papers("data/papers-validation.jsonl.gz", size);
    print("2026-04", reference, benchmark.observe(april));
    List<LabelledPaper> history = SharedData.papers("data/papers-history.jsonl.gz", size);
    print("2008-18", reference, benchmark.observe(history));
    if (encoder != null) {
      encoder.close();
    }
  }

  private List<ObservedPaper> observe(List<LabelledPaper> papers) {
    return papers.stream()
        .map(paper -> {
          Embedding embedding = encoder == null ? null : encoder.embed(paper.text());
          return ObservedPaper.of(
              paper.text(), paper.label(), classifier.classify(paper.text(), embedding), embedding);
        })
        .toList();
  }

  private static void print(
      String name, List<ObservedPaper> reference, List<ObservedPaper> window) {
    DriftAssessment assessment =
        DriftDetector.check(new ReferenceData(reference), window, DriftSettings.usual());
    System.out.printf("== %s: %s %s%n", name, assessment.verdict(), assessment.reason());
    assessment
        .findings()
        .forEach(finding ->
            System.out.printf(
                Locale.ROOT,
                "  %-20s %s=%.3f p=%.2g %s %s%n",
                finding.name(),
                finding.effect(),
                finding.effectSize(),
                finding.pValue(),
                finding.drift() ? "DRIFT" : "",
                finding.explanation()));
  }
}
