package io.arxivist.learning.evaluation;

import io.arxivist.core.validation.Check;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation found.
 *
 * @param metrics by MLflow name: {@code top1}, {@code log_loss}, {@code majority_top1} …
 * @param categories a line for each category, by name
 * @param confusions confused pairs, most frequent first
 */
public record Evaluation(
    Map<String, Double> metrics,
    List<CategoryScore> categories,
    List<ConfusionTable.Confusion> confusions) {
  private static final List<String> COMPARED =
      List.of("top1", "top3", "top5", "macro_f1", "log_loss", "ece", "cross_list_top1");

  public Evaluation {
    SortedMap<String, Double> sorted = new TreeMap<>(metrics);
    metrics = Collections.unmodifiableSortedMap(sorted);
    categories = List.copyOf(categories);
    confusions = List.copyOf(confusions);
  }

  /**
   * Judges a model.
   *
   * @param labels the model's, in the order of its probabilities
   * @param papers later than those that the model was fitted and calibrated on
   * @param baseline of the papers that the model was fitted on
   * @param seed of the bootstrap
   */
  public static Evaluation of(
      List<String> labels, List<ScoredPaper> papers, MajorityBaseline baseline, long seed) {
    Check.sized("papers", papers, 1, Integer.MAX_VALUE);
    List<String> predicted = papers.stream().map(paper -> labels.get(paper.best())).toList();
    ConfusionTable table =
        new ConfusionTable(papers.stream().map(ScoredPaper::truth).toList(), predicted);
    Map<String, Double> metrics = new TreeMap<>();
    addProbabilityMetrics(metrics, new ProbabilityMetrics(labels, papers), seed);
    addBaseline(metrics, baseline, papers);
    addSets(metrics, papers);
    metrics.put("macro_f1", table.macroF1());
    metrics.put("cross_list_top1", crossListed(papers, predicted));
    metrics.put("evaluation_papers", (double) papers.size());
    return new Evaluation(metrics, table.categories(), table.confusions());
  }

  /**
   * This evaluation with the main figures of another model on the same papers.
   *
   * @param prefix of the names of the other's metrics
   */
  public Evaluation beside(String prefix, Evaluation other) {
    Map<String, Double> both = new TreeMap<>(metrics);
    COMPARED.forEach(
        name -> both.put(prefix + "_" + name, other.metrics().getOrDefault(name, Double.NaN)));
    return new Evaluation(both, categories, confusions);
  }

  private static void addProbabilityMetrics(
      Map<String, Double> metrics, ProbabilityMetrics figures, long seed) {
    boolean[] hits = figures.hits(1);
    BootstrapInterval interval = BootstrapInterval.of(hits, seed);
    metrics.put("top1", ProbabilityMetrics.share(hits));
    metrics.put("top1_low", interval.low());
    metrics.put("top1_high", interval.high());
    metrics.put("top3", figures.top(3));
    metrics.put("top5", figures.top(5));
    metrics.put("log_loss", figures.logLoss());
    metrics.put("ece", figures.calibrationError());
  }

  private static void addBaseline(
      Map<String, Double> metrics, MajorityBaseline baseline, List<ScoredPaper> papers) {
    double top1 = baseline.top(1, papers);
    metrics.put("majority_top1", top1);
    metrics.put("majority_top3", baseline.top(3, papers));
    metrics.put("majority_top5", baseline.top(5, papers));
    metrics.put("top1_over_majority", metrics.getOrDefault("top1", 0.0) - top1);
  }

  private static void addSets(Map<String, Double> metrics, List<ScoredPaper> papers) {
    long covered =
        papers.stream().filter(paper -> paper.predictionSet().contains(paper.truth())).count();
    long members = papers.stream().mapToLong(paper -> paper.predictionSet().size()).sum();
    metrics.put("coverage", (double) covered / papers.size());
    metrics.put("set_size", (double) members / papers.size());
  }

  private static double crossListed(List<ScoredPaper> papers, List<String> predicted) {
    int credited = 0;
    for (int i = 0; i < papers.size(); i++) {
      credited += papers.get(i).categories().contains(predicted.get(i)) ? 1 : 0;
    }
    return (double) credited / papers.size();
  }
}
