package io.arxivist.learning.drift;

import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares a window of papers with a model's reference. */
public final class DriftDetector {
  private DriftDetector() {}

  /** One verdict; a finding is drift if its adjusted p-value and its effect size both say so. */
  public static DriftAssessment check(
      ReferenceData reference, List<ObservedPaper> window, DriftSettings settings) {
    int fewest = Math.min(reference.papers().size(), window.size());
    if (fewest < settings.fewestPapers()) {
      return new DriftAssessment(
          DriftVerdict.NOT_ENOUGH_DATA,
          String.format(
              Locale.ROOT,
              "The window holds %,d papers and the reference %,d; a check needs %,d of each.",
              window.size(),
              reference.papers().size(),
              settings.fewestPapers()),
          List.of());
    }
    List<DriftFinding> findings =
        findings(new Comparisons(reference.papers(), window, settings).all(), settings.level());
    return assessment(findings);
  }

  private static List<DriftFinding> findings(List<Comparison> comparisons, double level) {
    double[] adjusted =
        Holm.adjusted(comparisons.stream().mapToDouble(Comparison::pValue).toArray());
    return IntStream.range(0, adjusted.length)
        .mapToObj(i -> comparisons.get(i).finding(adjusted[i], level))
        .toList();
  }

  private static DriftAssessment assessment(List<DriftFinding> findings) {
    List<DriftFinding> drifted = findings.stream().filter(DriftFinding::drift).toList();
    if (drifted.isEmpty()) {
      return new DriftAssessment(
          DriftVerdict.NO_DRIFT,
          "None of %d comparisons shows a difference that is both certain and large enough."
              .formatted(findings.size()),
          findings);
    }
    String names = drifted.stream().map(DriftFinding::name).collect(Collectors.joining(", "));
    return new DriftAssessment(
        DriftVerdict.DRIFT,
        "%d of %d comparisons show drift: %s.".formatted(drifted.size(), findings.size(), names),
        findings);
  }
}
