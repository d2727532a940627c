package io.arxivist.learning.benchmark;

import io.arxivist.learning.SharedData;
import io.arxivist.learning.features.FeatureSettings;
import io.arxivist.learning.linear.LinearSettings;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingPhase;
import io.arxivist.learning.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Trains on the oldest papers of the first lines of the shared training file, and prints what it
 * cost. Arguments: lines, papers of the corpus, passes, rate, fewest papers of a term, most terms,
 * title weight.
 */
public final class TrainingBenchmark {
  private static final String FILE = "data/papers-train.jsonl.gz";
  private static final int CLASSIFIED = 2_000;
  private static final long SEED = 7;

  private TrainingBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int lines = Integer.parseInt(arguments[0]);
    int corpus = Integer.parseInt(arguments[1]);
    List<LabelledPaper> all = SharedData.papers(FILE, lines);
    List<LabelledPaper> papers = all.subList(0, Math.min(corpus, all.size()));
    TrainingSettings settings = settings(arguments);
    System.out.printf("%s%n", settings);
    long start = System.nanoTime();
    double cpu = cpuSeconds();
    TrainedModel trained = ModelTrainer.train(papers, settings, phases(start));
    System.out.printf(
        Locale.ROOT,
        "training: %.1f s, %.1f CPU s; %d terms, %d labels, T=%.3f, threshold=%.4f%n",
        (System.nanoTime() - start) / 1e9,
        cpuSeconds() - cpu,
        trained.classifier().vocabulary().size(),
        trained.classifier().labels().size(),
        trained.classifier().settings().calibration().temperature().value(),
        trained.classifier().settings().conformal().probability());
    trained
        .evaluation()
        .metrics()
        .forEach((name, value) -> System.out.printf(Locale.ROOT, "%s=%.4f ", name, value));
    System.out.println();
    report(System.out, trained);
  }

  private static TrainingSettings settings(String[] arguments) {
    TrainingSettings usual = TrainingSettings.usual(SEED);
    if (arguments.length < 7) {
      return usual;
    }
    return usual
        .with(
            new LinearSettings(Integer.parseInt(arguments[2]), 1, Double.parseDouble(arguments[3])))
        .with(
            new FeatureSettings(
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6])));
  }

  private static TrainingListener phases(long start) {
    return (TrainingPhase phase, int done, int total) -> {
      if (done == 0) {
        System.out.printf(Locale.ROOT, "%.1f s %s%n", (System.nanoTime() - start) / 1e9, phase);
      }
    };
  }

  private static void report(PrintStream out, TrainedModel trained) throws IOException {
    Path folder = Files.createTempDirectory("benchmark");
    trained.classifier().save(folder);
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    long loading = System.nanoTime();
    PaperClassifier loaded = PaperClassifier.load(folder);
    out.printf(
        Locale.ROOT,
        "model: %.1f MB, loaded in %.2f s%n",
        bytes / 1e6,
        (System.nanoTime() - loading) / 1e9);
    List<LabelledPaper> papers =
        trained.slices().fit().subList(0, Math.min(CLASSIFIED, trained.slices().fit().size()));
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      papers.forEach(paper -> loaded.classify(paper.text(), null));
      out.printf(
          Locale.ROOT,
          "classification: %.0f papers/s on one thread%n",
          papers.size() / ((System.nanoTime() - start) / 1e9));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
