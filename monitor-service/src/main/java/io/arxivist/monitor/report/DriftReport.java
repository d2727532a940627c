package io.arxivist.monitor.report;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.learning.drift.ObservedPaper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A drift check as one HTML page that needs nothing else: styles and plots are part of it, and it
 * runs no script.
 */
public final class DriftReport {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final double SMALLEST_SHOWN = 0.0001;

  private final DriftCheckResult result;
  private final List<ObservedPaper> reference;
  private final List<ObservedPaper> window;

  public DriftReport(
      DriftCheckResult result, List<ObservedPaper> reference, List<ObservedPaper> window) {
    this.result = result;
    this.reference = reference;
    this.window = window;
  }

  public String html() {
    return Template.named("drift-report.html")
        .filled(
            Map.of(
                "verdict", verdict(),
                "verdictClass", result.verdict().name().toLowerCase(Locale.ROOT),
                "reason", htmlEscape(result.reason()),
                "until", moment(result.until()),
                "window", window(),
                "windowPapers", String.format(Locale.ROOT, "%,d", result.windowPapers()),
                "referencePapers", String.format(Locale.ROOT, "%,d", result.referencePapers()),
                "model", model(result.model()),
                "findings", findings(),
                "plots", plots()));
  }

  private String verdict() {
    return switch (result.verdict()) {
      case DRIFT -> "Drift";
      case NO_DRIFT -> "No drift";
      case NOT_ENOUGH_DATA -> "Not enough data";
    };
  }

  private String window() {
    Instant from = result.from();
    return (from == null ? "everything classified" : "classified from " + moment(from))
        + " until "
        + moment(result.until());
  }

  private static String model(@Nullable ModelReference model) {
    return model == null
        ? "none yet"
        : "version " + htmlEscape(model.version()) + " of run " + htmlEscape(model.runId());
  }

  private String findings() {
    if (result.findings().isEmpty()) {
      return "<p>Nothing was compared.</p>";
    }
    return result.findings().stream()
        .map(DriftReport::row)
        .collect(
            Collectors.joining(
                "\n",
                "<table><thead><tr><th>What</th><th>Verdict</th><th>Effect</th><th>p</th>"
                    + "<th>Seen</th></tr></thead><tbody>\n",
                "\n</tbody></table>"));
  }

  private static String row(DriftFinding finding) {
    String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return """
    <tr class="%s"><td><b>%s</b><br><small>%s, %s</small></td><td>%s</td>\
    <td>%.3f<br><small>%s</small></td><td>%s<br><small>drift below %s</small></td>\
    <td class="seen">%s</td></tr>\
    """
        .formatted(
            finding.drift() ? "drift" : "steady",
            named(finding.name()),
            htmlEscape(kind),
            named(finding.test()),
            finding.drift() ? "drift" : "no drift",
            finding.effectSize(),
            named(finding.effect()),
            chance(finding.pValue()),
            chance(finding.threshold()),
            htmlEscape(finding.explanation()));
  }

  private String plots() {
    return result.verdict() == DriftVerdict.NOT_ENOUGH_DATA
        ? ""
        : new CategoryShares(reference, window).svg()
            + new ConfidenceHistogram(reference, window).svg();
  }

  private static String named(String name) {
    return htmlEscape(name.replace('_', ' '));
  }

  private static String chance(double chance) {
    return chance < SMALLEST_SHOWN ? "&lt; 0.0001" : String.format(Locale.ROOT, "%.4f", chance);
  }

  private static String moment(Instant instant) {
    return MINUTE.format(instant);
  }
}
