package io.arxivist.learning.gate;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.learning.SharedData;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How often the gate opens. Without an argument: over made-up pairs of models. With {@code real}:
 * for models of real papers, a champion of the first 10,000 and challengers of other windows, on
 * the 2,000 papers after all of them.
 */
public final class GateBenchmark {
  private static final int TRIALS = 200;
  private static final int JUDGED_ON = 2_000;

  private GateBenchmark() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      simulate();
    } else {
      real();
    }
  }

  private static void simulate() {
    for (int papers : new int[] {200, 500, 1_000, 2_000}) {
      for (double challenger : new double[] {0.72, 0.70, 0.69, 0.68, 0.67}) {
        System.out.printf(
            "%,6d papers, %+.0f points: %.3f%n",
            papers, 100 * (challenger - 0.7), opened(papers, challenger));
      }
    }
  }

  private static double opened(int papers, double challenger) {
    Gate gate = new Gate(GateSamples.SETTINGS);
    long count =
        LongStream.range(0, TRIALS)
            .filter(trial ->
                passed(
                    gate.judge(
                        GateSamples.drawn(papers, challenger, 0.3, trial), GateSamples.SAME)))
            .count();
    return (double) count / TRIALS;
  }

  private static void real() {
    List<LabelledPaper> all = SharedData.papers("data/papers-train.jsonl.gz", 14_000);
    List<LabelledPaper> judged = all.subList(all.size() - JUDGED_ON, all.size());
    PaperClassifier champion = trained(all.subList(0, 10_000));
    compare("the same papers", champion, trained(all.subList(0, 10_000)), judged);
    compare("as many, the newest", champion, trained(all.subList(2_000, 12_000)), judged);
    compare("2,000 newer ones more", champion, trained(all.subList(0, 12_000)), judged);
    compare("half as many", champion, trained(all.subList(7_000, 12_000)), judged);
  }

  private static void compare(
      String name,
      PaperClassifier champion,
      PaperClassifier challenger,
      List<LabelledPaper> judged) {
    PairedAnswers answers =
        new PairedAnswers(
            judged.stream().map(LabelledPaper::label).toList(),
            answers(champion, judged),
            answers(challenger, judged));
    List<LabelledPaper> timed = judged.subList(0, 200);
    Latency latency =
        Latency.measure(
            () -> answers(champion, timed),
            () -> answers(challenger, timed),
            timed.size(),
            System::nanoTime);
    List<GateFinding> findings = new Gate(GateSamples.SETTINGS).judge(answers, latency);
    System.out.printf("== %s: %s%n", name, passed(findings) ? "champion" : "refused");
    findings.forEach(
        finding -> System.out.printf("  %-6s %s%n", finding.verdict(), finding.explanation()));
  }

  private static boolean passed(List<GateFinding> findings) {
    return findings.stream().allMatch(finding -> finding.verdict() == GateVerdict.PASSED);
  }

  private static List<ModelAnswer> answers(PaperClassifier model, List<LabelledPaper> papers) {
    return papers.stream()
        .map(paper ->
            ModelAnswer.of(model.labels(), model.answer(paper.text(), null), paper.label()))
        .toList();
  }

  private static PaperClassifier trained(List<LabelledPaper> papers) {
    return ModelTrainer.train(papers, TrainingSettings.usual(7), TrainingListener.NONE)
        .classifier();
  }
}
