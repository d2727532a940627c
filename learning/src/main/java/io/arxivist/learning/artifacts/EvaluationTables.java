package io.arxivist.learning.artifacts;

import io.arxivist.learning.evaluation.ConfusionTable;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.Judgement;
import io.arxivist.learning.evaluation.ReliabilityBin;
import io.arxivist.learning.table.Csv;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of an evaluation as CSV. They name papers by their ids alone. */
final class EvaluationTables {
  private static final int ABSTENTION_STEPS = 10;
  private static final double ABSTENTION_STEP = 0.05;
  private static final double CONFIDENT = 0.8;
  private static final int MOST_MISFILED = 200;

  private final Evaluation evaluation;
  private final List<Judgement> judgements;

  EvaluationTables(Evaluation evaluation, List<Judgement> judgements) {
    this.evaluation = evaluation;
    this.judgements = judgements;
  }

  /** How well each category is found. */
  String categories() {
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

  /** How often each category was taken for each other, most often first. */
  String confusions() {
    StringBuilder lines = new StringBuilder(Csv.line("truth", "predicted", "papers"));
    for (ConfusionTable.Confusion pair : evaluation.confusions()) {
      lines.append(Csv.line(pair.truth(), pair.predicted(), pair.papers()));
    }
    return lines.toString();
  }

  /** Pairs of categories that were taken for each other in either direction, most often first. */
  String pairs() {
    Map<String, Pair> pairs = new TreeMap<>();
    for (ConfusionTable.Confusion confusion : evaluation.confusions()) {
      Pair pair = Pair.of(confusion);
      pairs.merge(pair.first() + " " + pair.second(), pair, Pair::and);
    }
    StringBuilder lines =
        new StringBuilder(
            Csv.line("first", "second", "first_as_second", "second_as_first", "papers"));
    pairs.values().stream()
        .sorted(Comparator.comparingInt(Pair::papers).reversed())
        .forEach(pair ->
            lines.append(
                Csv.line(
                    pair.first(),
                    pair.second(),
                    pair.firstAsSecond(),
                    pair.secondAsFirst(),
                    pair.papers())));
    return lines.toString();
  }

  /** Coverage and size of the prediction sets, of all papers and of each archive. */
  String coverage() {
    StringBuilder lines =
        new StringBuilder(Csv.line("archive", "papers", "coverage", "mean_set_size"));
    lines.append(coverage("all", judgements));
    Map<String, List<Judgement>> archives =
        judgements.stream()
            .collect(Collectors.groupingBy(Judgement::archive, TreeMap::new, Collectors.toList()));
    archives.forEach((archive, papers) -> lines.append(coverage(archive, papers)));
    return lines.toString();
  }

  /** Accuracy where the model keeps silent about the papers that it is least sure of. */
  String abstention() {
    List<Judgement> surest =
        judgements.stream()
            .sorted(Comparator.comparingDouble(Judgement::confidence).reversed())
            .toList();
    StringBuilder lines =
        new StringBuilder(Csv.line("abstained", "least_confidence", "answered", "accuracy"));
    for (int step = 0; step <= ABSTENTION_STEPS; step++) {
      double abstained = step * ABSTENTION_STEP;
      int answered = (int) Math.max(1, Math.round(surest.size() * (1 - abstained)));
      List<Judgement> answers = surest.subList(0, answered);
      lines.append(
          Csv.line(
              Math.round(100 * abstained) / 100.0,
              answers.getLast().confidence(),
              answered,
              Judgement.share(answers, Judgement::correct)));
    }
    return lines.toString();
  }

  /** How often the answer is one of the paper's own categories, by the first of them. */
  String crossLists() {
    StringBuilder lines =
        new StringBuilder(Csv.line("category", "papers", "accuracy", "cross_list_credit"));
    Map<String, List<Judgement>> categories =
        judgements.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.paper().truth(), TreeMap::new, Collectors.toList()));
    categories.forEach((category, papers) ->
        lines.append(
            Csv.line(
                category,
                papers.size(),
                Judgement.share(papers, Judgement::correct),
                Judgement.share(papers, Judgement::credited))));
    return lines.toString();
  }

  /**
   * Papers that are probably mis-filed, the surest first: the model is confident, and names none of
   * the authors' categories.
   */
  String misfiled() {
    StringBuilder lines =
        new StringBuilder(Csv.line("id", "categories", "predicted", "confidence"));
    judgements.stream()
        .filter(each -> each.confidence() >= CONFIDENT && !each.credited())
        .sorted(
            Comparator.comparingDouble(Judgement::confidence)
                .reversed()
                .thenComparing(each -> each.paper().id()))
        .limit(MOST_MISFILED)
        .forEach(each ->
            lines.append(
                Csv.line(
                    each.paper().id(),
                    String.join(" ", each.paper().categories()),
                    each.predicted(),
                    each.confidence())));
    return lines.toString();
  }

  /** What the reliability diagram shows. */
  static String reliability(List<ReliabilityBin> bins) {
    StringBuilder lines =
        new StringBuilder(Csv.line("above", "up_to", "papers", "mean_confidence", "accuracy"));
    bins.forEach(bin ->
        lines.append(
            Csv.line(bin.low(), bin.high(), bin.papers(), bin.confidence(), bin.accuracy())));
    return lines.toString();
  }

  private static String coverage(String archive, List<Judgement> papers) {
    double size =
        papers.stream().mapToInt(each -> each.paper().predictionSet().size()).average().orElse(0);
    return Csv.line(archive, papers.size(), Judgement.share(papers, Judgement::covered), size);
  }

  private record Pair(String first, String second, int firstAsSecond, int secondAsFirst) {
    static Pair of(ConfusionTable.Confusion confusion) {
      return confusion.truth().compareTo(confusion.predicted()) < 0
          ? new Pair(confusion.truth(), confusion.predicted(), confusion.papers(), 0)
          : new Pair(confusion.predicted(), confusion.truth(), 0, confusion.papers());
    }

    Pair and(Pair other) {
      return new Pair(
          first, second, firstAsSecond + other.firstAsSecond, secondAsFirst + other.secondAsFirst);
    }

    int papers() {
      return firstAsSecond + secondAsFirst;
    }
  }
}
