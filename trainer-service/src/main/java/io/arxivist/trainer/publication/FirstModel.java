package io.arxivist.trainer.publication;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges a model that no other can be compared with: it has to beat the majority class. */
final class FirstModel {
  private static final String TOP_1 = "top1";
  private static final String MAJORITY = "majority_top1";
  private static final double POINTS = 100;

  private FirstModel() {}

  /**
   * The answer by the model's own evaluation.
   *
   * @param occasion why there is no comparison
   */
  static GateAnswer judge(Map<String, Double> metrics, String occasion) {
    Double top1 = metrics.get(TOP_1);
    Double majority = metrics.get(MAJORITY);
    if (top1 == null || majority == null) {
      return new GateAnswer(
          false,
          List.of(),
          "not champion: %s, and its evaluation does not say whether it beats the majority class"
              .formatted(occasion));
    }
    boolean better = top1 > majority;
    String explanation =
        String.format(
            Locale.ROOT,
            "Top-1 %.1f %% on later papers, the majority class %.1f %%.",
            POINTS * top1,
            POINTS * majority);
    GateFinding finding =
        new GateFinding(
            MAJORITY,
            null,
            majority,
            top1,
            top1 - majority,
            above(metrics.get(TOP_1 + "_low"), majority),
            above(metrics.get(TOP_1 + "_high"), majority),
            0,
            better ? GateVerdict.PASSED : GateVerdict.FAILED,
            explanation);
    return new GateAnswer(
        better,
        List.of(finding),
        better
            ? "champion: %s. %s".formatted(occasion, explanation)
            : "not champion: %s, but it does not beat the majority class. %s"
                .formatted(occasion, explanation));
  }

  private static @Nullable Double above(@Nullable Double end, double majority) {
    return end == null ? null : end - majority;
  }
}
