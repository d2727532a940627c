package io.arxivist.trainer.publication;

import io.arxivist.core.registry.Run;
import io.arxivist.trainer.TrainerProperties;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides whether a new model replaces the champion: when its top-1 accuracy is not lower by more
 * than a margin. Each accuracy is the one that the model reached in its own evaluation, on the
 * newest papers of its own training, so the two slices may differ; a paired bootstrap of both
 * models on one slice, and margins for calibration and latency, are a later deepening of this gate.
 */
@Component
final class ChampionGate {
  private static final String MEASURE = "top1";
  private static final double POINTS = 100;

  private final double margin;

  ChampionGate(TrainerProperties properties) {
    this.margin = properties.gate().margin();
  }

  /** The answer of the gate and why. */
  record Decision(boolean champion, String reason) {}

  /**
   * Compares two evaluations.
   *
   * @param champion the run of the present champion; empty before the first
   */
  Decision decide(Map<String, Double> challenger, Optional<Run> champion) {
    if (champion.isEmpty()) {
      return new Decision(true, "champion: the first model");
    }
    Double before = champion.get().metrics().get(MEASURE);
    if (before == null) {
      return new Decision(true, "champion: the former one's run says nothing of its accuracy");
    }
    double now = challenger.getOrDefault(MEASURE, Double.NaN);
    boolean notWorse = now >= before - margin;
    return new Decision(notWorse, reason(notWorse, now, before));
  }

  private String reason(boolean notWorse, double now, double before) {
    return String.format(
        Locale.ROOT,
        "%s: top-1 %.1f %% in its own evaluation, the champion's was %.1f %%; the margin is %.1f"
            + " points, with no paired test on one slice",
        notWorse ? "champion" : "not champion",
        POINTS * now,
        POINTS * before,
        POINTS * margin);
  }
}
