package io.arxivist.learning.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model that always names the most frequent categories: what any other must beat. */
public final class MajorityBaseline {
  private final List<String> ranking;

  /**
   * Ranks the categories by their frequency, equals by name.
   *
   * @param truths the categories of the papers learnt from
   */
  public MajorityBaseline(List<String> truths) {
    Map<String, Integer> counts = new TreeMap<>();
    truths.forEach(truth -> counts.merge(truth, 1, Integer::sum));
    ranking =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Share of papers whose category is one of the k most frequent. */
  public double top(int k, List<ScoredPaper> papers) {
    List<String> answer = ranking.subList(0, Math.min(k, ranking.size()));
    long hits = papers.stream().filter(paper -> answer.contains(paper.truth())).count();
    return (double) hits / papers.size();
  }
}
