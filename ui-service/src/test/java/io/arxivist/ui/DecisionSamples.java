package io.arxivist.ui;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.core.shadow.ShadowReport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What was decided on the models of {@link Samples}, made up. */
final class DecisionSamples {
  static final ModelReference CHALLENGER =
      new ModelReference("4", "c0ffee00c0ffee00c0ffee00c0ffee00");
  private static final ModelReference BEFORE =
      new ModelReference("2", "aa10c2d3e4f5061728394a5b6c7d8e9f");

  private DecisionSamples() {}

  static DecisionPage page() {
    return new DecisionPage(List.of(refused(), byAPerson(), first()), "gate-older");
  }

  static ShadowReport shadow() {
    return new ShadowReport(
        true,
        Samples.MODEL,
        CHALLENGER,
        null,
        812,
        701,
        111,
        540,
        521,
        List.of(
            new ShadowReport.Pair("cs.AI", "cs.LG", 14, 8, 5),
            new ShadowReport.Pair("cs.LG", "stat.ML", 9, 6, 2),
            new ShadowReport.Pair("math.CO", "cs.DM", 4, 3, 0)));
  }

  static ShadowReport noShadow() {
    return new ShadowReport(true, null, null, null, 0, 0, 0, 0, 0, List.of());
  }

  private static Decision refused() {
    return new Decision(
        "gate-" + CHALLENGER.runId(),
        Samples.NOW.minus(Duration.ofHours(2)),
        DecisionKind.GATE,
        DecisionOutcome.REFUSED,
        CHALLENGER,
        Samples.MODEL,
        new DecisionSlice(
            LocalDate.of(2026, 11, 9),
            LocalDate.of(2026, 11, 20),
            1_604,
            0,
            "196 papers were left out: the champion has learnt from them."),
        List.of(
            finding("top1", null, 0.648, 0.622, -0.026, -0.041, -0.011, 0.02, false),
            finding("log_loss", null, 1.271, 1.302, 0.031, 0.012, 0.05, 0.1, true),
            finding("ece", null, 0.021, 0.019, -0.002, -0.008, 0.004, 0.02, true),
            finding("coverage", null, 0.903, 0.899, -0.004, -0.013, 0.005, 0.03, true),
            finding("category_f1", "cs.LG", 0.61, 0.58, -0.03, -0.07, 0.01, 0.1, true),
            finding("category_f1", "math.CO", 0.83, 0.69, -0.14, -0.21, -0.06, 0.1, false),
            new GateFinding(
                "latency_seconds",
                null,
                0.00052,
                0.00061,
                0.173,
                null,
                null,
                2,
                GateVerdict.PASSED,
                "Fast enough.")),
        "not champion: on the same 1,604 papers it is not shown to be as good. Top-1 62.2 %, the"
            + " champion's 64.8 %: the difference is -2.6 points, between -4.1 and -1.1; the margin"
            + " is 2.0. F1 of math.CO 69.0 %, the champion's 83.0 %: the difference is -14.0 points,"
            + " between -21.0 and -6.0; the margin is 10.0.");
  }

  private static Decision byAPerson() {
    return new Decision(
        "d-2",
        Samples.NOW.minus(Duration.ofDays(7)),
        DecisionKind.PROMOTION,
        DecisionOutcome.CHAMPION,
        Samples.MODEL,
        BEFORE,
        null,
        List.of(),
        "<script>alert('it knows the new categories')</script> " + "averylongword".repeat(20));
  }

  private static Decision first() {
    return new Decision(
        "gate-" + BEFORE.runId(),
        Samples.NOW.minus(Duration.ofDays(14)),
        DecisionKind.GATE,
        DecisionOutcome.CHAMPION,
        BEFORE,
        null,
        null,
        List.of(finding("majority_top1", null, 0.0914, 0.631, 0.5396, 0.52, 0.56, 0, true)),
        "champion: the first model. Top-1 63.1 % on later papers, the majority class 9.1 %.");
  }

  private static GateFinding finding(
      String name,
      String category,
      double champion,
      double challenger,
      double difference,
      double low,
      double high,
      double margin,
      boolean passed) {
    return new GateFinding(
        name,
        category,
        champion,
        challenger,
        difference,
        low,
        high,
        margin,
        passed ? GateVerdict.PASSED : GateVerdict.FAILED,
        "A sentence.");
  }
}
