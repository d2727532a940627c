package io.arxivist.learning.training;

import io.arxivist.learning.SharedData;
import io.arxivist.learning.evaluation.BootstrapInterval;
import io.arxivist.learning.evaluation.ConfusionTable;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.MajorityBaseline;
import io.arxivist.learning.evaluation.ProbabilityMetrics;
import io.arxivist.learning.evaluation.ScoredPaper;
import io.arxivist.learning.model.PaperClassifier;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Fits a model on the shared training papers, calibrates it on those of the month after, and judges
 * it on those of the two months after that: accuracy with bootstrap intervals, prediction sets at
 * three coverages, accuracy of what is left when the model abstains, and what all of it cost.
 * Arguments: how many training papers, the newest (default all); a folder of vectors and how many
 * of the newest training papers are read as vectors too (default none: the words' part alone).
 */
public final class AccuracyBenchmark {
  private static final long SEED = 7;
  private static final int REPLICATES = 1_000;

  private AccuracyBenchmark() {}

  public static void main(String[] arguments) {
    List<LabelledPaper> all = SharedData.papers("data/papers-train.jsonl.gz", Integer.MAX_VALUE);
    int fitted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : all.size();
    List<LabelledPaper> fit = all.subList(all.size() - fitted, all.size());
    List<LabelledPaper> calibration =
        SharedData.papers("data/papers-validation.jsonl.gz", Integer.MAX_VALUE);
    List<LabelledPaper> test = SharedData.papers("data/papers-test.jsonl.gz", Integer.MAX_VALUE);
    if (arguments.length < 3) {
      judge(fit, calibration, test);
    } else {
      int words = fit.size() - Integer.parseInt(arguments[2]);
      try (VectorFolder vectors = VectorFolder.open(Path.of(arguments[1]))) {
        List<LabelledPaper> read = new ArrayList<>(fit.subList(0, words));
        read.addAll(vectors.read(fit.subList(words, fit.size())));
        judge(read, vectors.read(calibration), vectors.read(test));
      }
    }
  }

  private static void judge(
      List<LabelledPaper> fit, List<LabelledPaper> calibration, List<LabelledPaper> test) {
    TrainingSettings settings = TrainingSettings.usual(SEED);
    print("%s%n%d, %d and %d papers%n", settings, fit.size(), calibration.size(), test.size());
    double start = cpuSeconds();
    FittedParts parts = new ModelTrainer(settings, phases()).fit(fit);
    double fittedAt = cpuSeconds();
    PaperClassifier classifier = parts.calibrated(calibration, settings);
    print("CPU seconds: %.1f fit, %.1f calibration%n", fittedAt - start, cpuSeconds() - fittedAt);
    double before = cpuSeconds();
    List<ScoredPaper> scored = test.stream().map(paper -> scored(classifier, paper)).toList();
    print("papers a CPU second: %.0f%n", test.size() / (cpuSeconds() - before));
    Evaluation evaluation =
        Evaluation.of(
            parts.labels(),
            scored,
            new MajorityBaseline(fit.stream().map(LabelledPaper::label).toList()),
            SEED);
    print("%s%n", evaluation.metrics());
    intervals(parts.labels(), scored);
    for (double coverage : new double[] {0.8, 0.9, 0.95}) {
      PaperClassifier promising = parts.calibrated(calibration, settings.promising(coverage));
      sets(test.stream().map(paper -> scored(promising, paper)).toList(), coverage);
    }
    abstention(parts.labels(), scored);
  }

  private static ScoredPaper scored(PaperClassifier classifier, LabelledPaper paper) {
    PaperClassifier.Answer answer = classifier.answer(paper.text(), paper.embedding());
    return new ScoredPaper(
        paper.id(), paper.categories(), answer.probabilities(), answer.predictionSet());
  }

  private static void intervals(List<String> labels, List<ScoredPaper> papers) {
    ProbabilityMetrics metrics = new ProbabilityMetrics(labels, papers);
    for (int k : new int[] {1, 3, 5}) {
      BootstrapInterval interval = BootstrapInterval.of(metrics.hits(k), SEED);
      print("top-%d %.4f to %.4f%n", k, interval.low(), interval.high());
    }
    List<Double> macroF1 = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int replicate = 0; replicate < REPLICATES / 5; replicate++) {
      List<ScoredPaper> sample =
          random.ints(papers.size(), 0, papers.size()).mapToObj(papers::get).toList();
      macroF1.add(
          new ConfusionTable(
                  sample.stream().map(ScoredPaper::truth).toList(),
                  sample.stream().map(paper -> labels.get(paper.best())).toList())
              .macroF1());
      errors.add(new ProbabilityMetrics(labels, sample).calibrationError());
    }
    middle("macro-F1", macroF1);
    middle("ECE", errors);
  }

  private static void middle(String name, List<Double> values) {
    List<Double> ascending = values.stream().sorted().toList();
    int cut = ascending.size() / 40;
    print("%s %.4f to %.4f%n", name, ascending.get(cut), ascending.get(ascending.size() - 1 - cut));
  }

  private static void sets(List<ScoredPaper> papers, double coverage) {
    Map<String, int[]> archives = new TreeMap<>();
    int[] sum = new int[3];
    for (ScoredPaper paper : papers) {
      String archive = paper.truth().split("\\.")[0];
      for (int[] counts : List.of(sum, archives.computeIfAbsent(archive, any -> new int[3]))) {
        counts[0]++;
        counts[1] += paper.predictionSet().contains(paper.truth()) ? 1 : 0;
        counts[2] += paper.predictionSet().size();
      }
    }
    print("promised %.2f: %s%n", coverage, sets(sum));
    archives.forEach((archive, counts) -> print("  %s %s%n", archive, sets(counts)));
  }

  private static String sets(int[] counts) {
    return String.format(
        Locale.ROOT,
        "covered %.3f, %.2f categories, %d papers",
        (double) counts[1] / counts[0],
        (double) counts[2] / counts[0],
        counts[0]);
  }

  private static void abstention(List<String> labels, List<ScoredPaper> papers) {
    List<ScoredPaper> surest =
        papers.stream().sorted(Comparator.comparing(ScoredPaper::confidence).reversed()).toList();
    for (int percent = 0; percent <= 50; percent += 10) {
      List<ScoredPaper> kept = surest.subList(0, papers.size() * (100 - percent) / 100);
      print(
          "abstaining from %d %%: top-1 %.4f%n",
          percent, new ProbabilityMetrics(labels, kept).top(1));
    }
  }

  private static TrainingListener phases() {
    Map<TrainingPhase, Double> begun = new HashMap<>();
    return (phase, done, total) -> {
      begun.computeIfAbsent(phase, ignored -> cpuSeconds());
      if (done == total) {
        print("%s: %.1f CPU s%n", phase, cpuSeconds() - begun.getOrDefault(phase, 0.0));
      }
    };
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
