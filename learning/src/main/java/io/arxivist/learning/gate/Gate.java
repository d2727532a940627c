package io.arxivist.learning.gate;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.learning.gate.PairedBootstrap.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a challenger with a champion on the same papers. Top-1 must be shown to be not worse:
 * the lower end of its difference's interval lies above minus the margin. Every other measure must
 * not be shown to be worse: it fails where the difference is worse than its margin and the interval
 * leaves out no change. The same answers, settings and seed give the same findings.
 */
public final class Gate {
  private final GateSettings settings;

  public Gate(GateSettings settings) {
    this.settings = settings;
  }

  /** A finding for each measure, top-1 first. */
  public List<GateFinding> judge(PairedAnswers papers, Latency latency) {
    List<Comparison> comparisons = comparisons(papers);
    PairedBootstrap bootstrap =
        new PairedBootstrap(
            comparisons.stream().map(Comparison::measure).toList(),
            papers.size(),
            settings.replicates(),
            settings.seed());
    int[] once = new int[papers.size()];
    Arrays.fill(once, 1);
    List<GateFinding> findings = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      findings.add(comparison.finding(once, bootstrap.interval(i, comparison.level())));
    }
    findings.add(LatencyFinding.of(latency, settings));
    return findings;
  }

  private List<Comparison> comparisons(PairedAnswers papers) {
    double level = settings.level();
    List<Comparison> comparisons =
        new ArrayList<>(
            List.of(
                new Comparison(
                    Kind.TOP1, null, Measures.top1(papers), settings.accuracyMargin(), level),
                new Comparison(
                    Kind.LOG_LOSS, null, Measures.logLoss(papers), settings.logLossMargin(), level),
                new Comparison(
                    Kind.ECE,
                    null,
                    Measures.calibrationError(papers),
                    settings.calibrationMargin(),
                    level),
                new Comparison(
                    Kind.COVERAGE,
                    null,
                    Measures.coverage(papers),
                    settings.coverageMargin(),
                    level)));
    List<String> categories = categories(papers.truths());
    for (String category : categories) {
      /* Bonferroni: among many categories one would look worse by chance alone. */
      comparisons.add(
          new Comparison(
              Kind.CATEGORY_F1,
              category,
              Measures.f1(category, papers),
              settings.categoryMargin(),
              level / categories.size()));
    }
    return comparisons;
  }

  private List<String> categories(List<String> truths) {
    Map<String, Integer> counts = new TreeMap<>();
    truths.forEach(truth -> counts.merge(truth, 1, Integer::sum));
    List<String> known =
        counts.entrySet().stream()
            .filter(count -> count.getValue() >= settings.fewestPapersPerCategory())
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return settings.categories().isEmpty()
        ? known.stream().limit(settings.mostCategories()).toList()
        : known.stream().filter(settings.categories()::contains).toList();
  }

  /** A measure with what may become of it. */
  private record Comparison(
      Kind kind, @Nullable String category, PairedMeasure measure, double margin, double level) {

    GateFinding finding(int[] once, Interval interval) {
      double champion = measure.champion(once);
      double challenger = measure.challenger(once);
      double difference = challenger - champion;
      boolean passed =
          kind == Kind.TOP1 ? interval.low() >= -margin : !kind.worse(difference, margin, interval);
      return new GateFinding(
          kind.wireName(),
          category,
          champion,
          challenger,
          difference,
          interval.low(),
          interval.high(),
          margin,
          passed ? GateVerdict.PASSED : GateVerdict.FAILED,
          kind.sentence(category, champion, challenger, interval, margin));
    }
  }

  /** What is measured, which way is worse, and how a person says it. */
  private enum Kind {
    TOP1("Top-1", true, true),
    LOG_LOSS("Log loss", false, false),
    ECE("Calibration error", false, true),
    COVERAGE("Coverage of the prediction sets", true, true),
    CATEGORY_F1("F1 of ", true, true);

    private static final double POINTS = 100;

    private final String label;
    private final boolean higherIsBetter;
    private final boolean share;

    Kind(String label, boolean higherIsBetter, boolean share) {
      this.label = label;
      this.higherIsBetter = higherIsBetter;
      this.share = share;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean worse(double difference, double margin, Interval interval) {
      return higherIsBetter
          ? difference < -margin && interval.high() < 0
          : difference > margin && interval.low() > 0;
    }

    String sentence(
        @Nullable String category,
        double champion,
        double challenger,
        Interval interval,
        double margin) {
      double scale = share ? POINTS : 1;
      return String.format(
          Locale.ROOT,
          share
              ? "%s %.1f %%, the champion's %.1f %%: the difference is %+.1f points, between %+.1f"
                  + " and %+.1f; the margin is %.1f."
              : "%s %.3f, the champion's %.3f: the difference is %+.3f, between %+.3f and %+.3f;"
                  + " the margin is %.3f.",
          category == null ? label : label + category,
          scale * challenger,
          scale * champion,
          scale * (challenger - champion),
          scale * interval.low(),
          scale * interval.high(),
          scale * margin);
    }
  }
}
