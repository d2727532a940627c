package io.arxivist.core.wire;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.decision.DecisionReason;
import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.core.shadow.ShadowReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One sample of each record about decisions and challengers. */
final class DecisionSamples {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
  private static final ModelReference CHAMPION =
      new ModelReference("2", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  private static final ModelReference CHALLENGER =
      new ModelReference("3", "0123456789abcdef0123456789abcdef");
  private static final Decision BY_THE_GATE =
      new Decision(
          "gate-0123456789abcdef0123456789abcdef",
          AT,
          DecisionKind.GATE,
          DecisionOutcome.REFUSED,
          CHALLENGER,
          CHAMPION,
          new DecisionSlice(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 1), 200, 0, "short"),
          List.of(
              new GateFinding(
                  "category_f1",
                  "cs.LG",
                  0.75,
                  0.5,
                  -0.25,
                  -0.375,
                  -0.125,
                  0.1,
                  GateVerdict.FAILED,
                  "F1 of cs.LG fell."),
              new GateFinding(
                  "latency_seconds",
                  null,
                  0.001,
                  0.002,
                  1,
                  null,
                  null,
                  2,
                  GateVerdict.PASSED,
                  "Fast enough.")),
          "not champion: F1 of cs.LG fell.");
  private static final Decision BY_A_PERSON =
      new Decision(
          "d1",
          AT.minusSeconds(60),
          DecisionKind.ROLLBACK,
          DecisionOutcome.CHAMPION,
          CHAMPION,
          CHALLENGER,
          null,
          List.of(),
          "too many papers in cs.AI");

  private DecisionSamples() {}

  static Map<String, Object> all() {
    return Map.of(
        "decision", BY_THE_GATE,
        "decision-page", new DecisionPage(List.of(BY_A_PERSON), "d1"),
        "decision-reason", new DecisionReason("too many papers in cs.AI"),
        "shadow-report",
            new ShadowReport(
                true,
                CHAMPION,
                CHALLENGER,
                null,
                10,
                7,
                3,
                6,
                7,
                List.of(new ShadowReport.Pair("cs.AI", "cs.LG", 2, 0, 1))));
  }
}
