package io.arxivist.learning.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a model said of a paper, beside the truth.
 *
 * @param predicted the category that it put first
 */
public record Judgement(ScoredPaper paper, String predicted) {

  /**
   * One of each paper, in their order.
   *
   * @param labels the model's, in the order of its probabilities
   */
  public static List<Judgement> of(List<String> labels, List<ScoredPaper> papers) {
    return papers.stream().map(paper -> new Judgement(paper, labels.get(paper.best()))).toList();
  }

  /** Share of judgements that something holds for; 0 of none. */
  public static double share(List<Judgement> judgements, Predicate<Judgement> condition) {
    return judgements.isEmpty()
        ? 0
        : (double) judgements.stream().filter(condition).count() / judgements.size();
  }

  public double confidence() {
    return paper.confidence();
  }

  /** Whether the model named the category that the authors put first. */
  public boolean correct() {
    return predicted.equals(paper.truth());
  }

  /** Whether the model named any of the authors' categories. */
  public boolean credited() {
    return paper.categories().contains(predicted);
  }

  /** Whether the prediction set holds the category that the authors put first. */
  public boolean covered() {
    return paper.predictionSet().contains(paper.truth());
  }

  /** The archive of the authors' category: {@code cs} of {@code cs.LG}. */
  public String archive() {
    int dot = paper.truth().indexOf('.');
    return dot < 0 ? paper.truth() : paper.truth().substring(0, dot);
  }
}
