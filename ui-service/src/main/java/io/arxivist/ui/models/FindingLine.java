package io.arxivist.ui.models;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.ui.page.Figures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A finding of the gate with its figures in the unit of its measure. */
public record FindingLine(
    GateFinding finding,
    String champion,
    String challenger,
    String difference,
    String interval,
    String margin) {
  private static final String LATENCY = "latency_seconds";
  private static final String LOG_LOSS = "log_loss";
  private static final double PERCENT = 100;
  private static final double MILLIS_PER_SECOND = 1_000;

  static FindingLine of(GateFinding finding) {
    return switch (finding.name()) {
      case LATENCY -> times(finding);
      case LOG_LOSS -> inUnits(finding, 1, "%.3f", "%+.3f", "%.3f");
      default -> inUnits(finding, PERCENT, "%.1f%%", "%+.1f", "%.1f");
    };
  }

  public boolean failed() {
    return finding.verdict() == GateVerdict.FAILED;
  }

  /* A model is so many times as slow as another, not so many milliseconds slower. */
  private static FindingLine times(GateFinding finding) {
    return new FindingLine(
        finding,
        text("%.2f ms", MILLIS_PER_SECOND * finding.champion()),
        text("%.2f ms", MILLIS_PER_SECOND * finding.challenger()),
        text("× %.1f", 1 + finding.difference()),
        Figures.NONE,
        text("× %.1f", 1 + finding.margin()));
  }

  private static FindingLine inUnits(
      GateFinding finding, double scale, String value, String difference, String margin) {
    return new FindingLine(
        finding,
        text(value, scale * finding.champion()),
        text(value, scale * finding.challenger()),
        text(difference, scale * finding.difference()),
        interval(finding.low(), finding.high(), scale, difference),
        text(margin, scale * finding.margin()));
  }

  private static String interval(
      @Nullable Double low, @Nullable Double high, double scale, String format) {
    return low == null || high == null
        ? Figures.NONE
        : text(format, scale * low) + " … " + text(format, scale * high);
  }

  /* Below zero with a minus sign, as wide as the plus. */
  private static String text(String format, double value) {
    return String.format(Locale.ENGLISH, format, value).replace('-', '−');
  }
}
