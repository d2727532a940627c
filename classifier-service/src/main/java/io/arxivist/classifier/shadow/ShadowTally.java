package io.arxivist.classifier.shadow;

import io.arxivist.core.shadow.ShadowReport;
import io.arxivist.mongodb.ShadowStore.Cell;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums up combinations of answers. */
record ShadowTally(
    long compared,
    long agreements,
    long championRight,
    long challengerRight,
    List<ShadowReport.Pair> pairs) {
  private static final int PAIRS = 20;

  static ShadowTally of(List<Cell> cells) {
    long compared = 0;
    long agreements = 0;
    long championRight = 0;
    long challengerRight = 0;
    Map<List<String>, ShadowReport.Pair> pairs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      ShadowReport.Pair pair = pair(cell);
      compared += cell.papers();
      championRight += pair.championRight();
      challengerRight += pair.challengerRight();
      if (cell.champion().equals(cell.challenger())) {
        agreements += cell.papers();
      } else {
        pairs.merge(List.of(cell.champion(), cell.challenger()), pair, ShadowTally::sum);
      }
    }
    return new ShadowTally(
        compared, agreements, championRight, challengerRight, mostFrequent(pairs));
  }

  private static List<ShadowReport.Pair> mostFrequent(Map<List<String>, ShadowReport.Pair> pairs) {
    return pairs.values().stream()
        .sorted(
            Comparator.comparingLong(ShadowReport.Pair::papers)
                .reversed()
                .thenComparing(ShadowReport.Pair::champion)
                .thenComparing(ShadowReport.Pair::challenger))
        .limit(PAIRS)
        .toList();
  }

  private static ShadowReport.Pair pair(Cell cell) {
    return new ShadowReport.Pair(
        cell.champion(),
        cell.challenger(),
        cell.papers(),
        cell.truth().equals(cell.champion()) ? cell.papers() : 0,
        cell.truth().equals(cell.challenger()) ? cell.papers() : 0);
  }

  private static ShadowReport.Pair sum(ShadowReport.Pair one, ShadowReport.Pair other) {
    return new ShadowReport.Pair(
        one.champion(),
        one.challenger(),
        one.papers() + other.papers(),
        one.championRight() + other.championRight(),
        one.challengerRight() + other.challengerRight());
  }
}
