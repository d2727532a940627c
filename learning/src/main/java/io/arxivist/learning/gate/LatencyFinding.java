package io.arxivist.learning.gate;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import java.util.Locale;

/** Whether a challenger is too slow. */
final class LatencyFinding {
  static final String NAME = "latency_seconds";
  private static final double MILLIS_PER_SECOND = 1_000;

  private LatencyFinding() {}

  static GateFinding of(Latency latency, GateSettings settings) {
    boolean felt = latency.challenger() >= settings.unfeltSeconds();
    boolean slow = latency.ratio() > settings.latencyRatio();
    return new GateFinding(
        NAME,
        null,
        latency.champion(),
        latency.challenger(),
        latency.ratio() - 1,
        null,
        null,
        settings.latencyRatio() - 1,
        felt && slow ? GateVerdict.FAILED : GateVerdict.PASSED,
        String.format(
            Locale.ROOT,
            "%.2f ms for a classification, the champion %.2f ms: %.1f times as long; allowed are"
                + " %.1f times, or less than %.1f ms.",
            MILLIS_PER_SECOND * latency.challenger(),
            MILLIS_PER_SECOND * latency.champion(),
            latency.ratio(),
            settings.latencyRatio(),
            MILLIS_PER_SECOND * settings.unfeltSeconds()));
  }
}
