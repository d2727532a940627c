package io.arxivist.learning.evaluation;

import io.arxivist.core.validation.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each category was taken for each other. Figures divide by zero as 0. */
public final class ConfusionTable {
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> supports = new TreeMap<>();
  private final Map<String, Integer> predictions = new TreeMap<>();

  /** Counts pairs of the same place in both lists. */
  public ConfusionTable(List<String> truths, List<String> predicted) {
    Check.sized("predicted", predicted, truths.size(), truths.size());
    for (int i = 0; i < truths.size(); i++) {
      counts
          .computeIfAbsent(truths.get(i), truth -> new TreeMap<>())
          .merge(predicted.get(i), 1, Integer::sum);
      supports.merge(truths.get(i), 1, Integer::sum);
      predictions.merge(predicted.get(i), 1, Integer::sum);
    }
  }

  /** A line for each category that is a truth or a prediction, by name. */
  public List<CategoryScore> categories() {
    TreeMap<String, Integer> seen = new TreeMap<>(supports);
    predictions.forEach(seen::putIfAbsent);
    return seen.keySet().stream().map(this::score).toList();
  }

  /** Unweighted mean of F1 over the categories that are a truth or a prediction. */
  public double macroF1() {
    return categories().stream().mapToDouble(CategoryScore::f1).average().orElse(0);
  }

  /** Pairs that were confused, most frequent first. */
  public List<Confusion> confusions() {
    return counts.entrySet().stream()
        .flatMap(row ->
            row.getValue().entrySet().stream()
                .filter(cell -> !cell.getKey().equals(row.getKey()))
                .map(cell -> new Confusion(row.getKey(), cell.getKey(), cell.getValue())))
        .sorted(
            Comparator.comparingInt(Confusion::papers)
                .reversed()
                .thenComparing(Confusion::truth)
                .thenComparing(Confusion::predicted))
        .toList();
  }

  private CategoryScore score(String category) {
    int support = supports.getOrDefault(category, 0);
    int predicted = predictions.getOrDefault(category, 0);
    int correct = counts.getOrDefault(category, Map.of()).getOrDefault(category, 0);
    return new CategoryScore(
        category,
        support,
        predicted,
        ratio(correct, predicted),
        ratio(correct, support),
        ratio(2 * correct, predicted + support));
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** How often papers of one category were taken for another. */
  public record Confusion(String truth, String predicted, int papers) {}
}
