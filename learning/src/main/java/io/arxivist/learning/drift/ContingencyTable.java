package io.arxivist.learning.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * Categories of two samples, the rare ones merged so that every expected count is at least 5.
 *
 * @param categories most frequent first; the last may be {@link #REST}
 * @param counts two rows, reference and window, in the order of the categories
 */
record ContingencyTable(List<String> categories, long[][] counts) {
  static final String REST = "(rest)";

  private static final double LEAST_EXPECTED = 5;

  static ContingencyTable of(List<String> reference, List<String> window) {
    Map<String, long[]> cells = new HashMap<>();
    reference.forEach(category -> cells.computeIfAbsent(category, c -> new long[2])[0]++);
    window.forEach(category -> cells.computeIfAbsent(category, c -> new long[2])[1]++);
    double smaller = Math.min(reference.size(), window.size());
    double share = smaller / (reference.size() + window.size());
    return merged(cells, share);
  }

  private static ContingencyTable merged(Map<String, long[]> cells, double share) {
    List<Map.Entry<String, long[]>> ranked =
        cells.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, long[]>>comparingLong(e -> -sum(e.getValue()))
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<String> names = new ArrayList<>();
    List<long[]> columns = new ArrayList<>();
    long[] rest = new long[2];
    for (Map.Entry<String, long[]> entry : ranked) {
      if (sum(entry.getValue()) * share < LEAST_EXPECTED) {
        rest[0] += entry.getValue()[0];
        rest[1] += entry.getValue()[1];
      } else {
        names.add(entry.getKey());
        columns.add(entry.getValue().clone());
      }
    }
    if (sum(rest) * share >= LEAST_EXPECTED || columns.isEmpty()) {
      names.add(REST);
      columns.add(rest);
    } else {
      columns.getLast()[0] += rest[0];
      columns.getLast()[1] += rest[1];
    }
    long[][] counts = new long[2][];
    for (int row = 0; row < 2; row++) {
      int side = row;
      counts[row] = columns.stream().mapToLong(column -> column[side]).toArray();
    }
    return new ContingencyTable(Collections.unmodifiableList(names), counts);
  }

  /** Pearson's chi-square of homogeneity, without Yates' correction. */
  ChiSquare chiSquare() {
    int columns = categories.size();
    if (columns < 2) {
      return new ChiSquare(0, 0, 1, 0, 0);
    }
    SignificanceResult result = ChiSquareTest.withDefaults().test(counts);
    double papers = total(0) + total(1);
    double association = result.getStatistic() / papers;
    /* Bergsma (J. Korean Stat. Soc. 42, 2013): without it, many categories look like an effect. */
    double expected = (columns - 1) / (papers - 1);
    double corrected = Math.max(0, association - expected) / (1 - 1 / (papers - 1));
    return new ChiSquare(
        result.getStatistic(),
        columns - 1,
        Math.clamp(result.getPValue(), 0, 1),
        Math.sqrt(association),
        Math.min(1, Math.sqrt(corrected)));
  }

  /** A category's share of one row: 0 for the reference, 1 for the window. */
  double share(int row, int column) {
    return counts[row][column] / total(row);
  }

  private double total(int row) {
    return sum(counts[row]);
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * What the test found.
   *
   * @param cramersV square root of the statistic over the number of papers
   * @param correctedV the same less what chance alone gives
   */
  record ChiSquare(
      double statistic, int degreesOfFreedom, double pValue, double cramersV, double correctedV) {}
}
