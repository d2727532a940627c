package io.arxivist.ui;

import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.drift.DriftVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a gateway says of drift checks: one found drift, seven none, one too few papers. */
final class DriftSamples {
  private DriftSamples() {}

  static StubGateway tell(StubGateway gateway) {
    return gateway
        .says("/drift-checks/results", drift())
        .says(
            "/drift-checks/d-9/report.html",
            200,
            "text/html",
            "<!doctype html><title>Report</title><p>findings");
  }

  private static DriftOverview drift() {
    List<DriftCheckResult> checks = new ArrayList<>();
    checks.add(check("d-9", DriftVerdict.DRIFT, 0));
    IntStream.range(1, 8)
        .forEach(day -> checks.add(check("d-" + (9 - day), DriftVerdict.NO_DRIFT, day)));
    checks.add(
        new DriftCheckResult(
            "d-1",
            DriftVerdict.NOT_ENOUGH_DATA,
            "The window holds 12 papers; a check needs 100.",
            List.of(),
            2_000,
            12,
            null,
            Samples.NOW.minus(Duration.ofDays(8)),
            Samples.MODEL,
            new DriftCheckResult.Report("/drift-checks/d-1/report.html", "/drift-checks/d-1")));
    return new DriftOverview(checks);
  }

  private static DriftCheckResult check(String id, DriftVerdict verdict, int daysAgo) {
    boolean drift = verdict == DriftVerdict.DRIFT;
    return new DriftCheckResult(
        id,
        verdict,
        drift
            ? "The mix of categories moved: 1 of 4 findings is beyond its threshold."
            : "No finding is beyond its threshold.",
        List.of(
            finding(
                DriftKind.LABEL_SHIFT,
                "primary_category",
                "chi_square",
                drift ? 0.00002 : 0.31 + 0.05 * daysAgo,
                drift),
            finding(DriftKind.COVARIATE_SHIFT, "abstract_words", "kolmogorov_smirnov", 0.62, false),
            finding(DriftKind.PREDICTION_SHIFT, "confidence", "kolmogorov_smirnov", 0.48, false),
            finding(DriftKind.PERFORMANCE, "top1_agreement", "binomial", 1.0, false)),
        2_000,
        412,
        Samples.NOW.minus(Duration.ofDays(daysAgo + 1)),
        Samples.NOW.minus(Duration.ofDays(daysAgo)).minusSeconds(700),
        Samples.MODEL,
        new DriftCheckResult.Report("/drift-checks/" + id + "/report.html", "/drift-checks/" + id));
  }

  private static DriftFinding finding(
      DriftKind kind, String name, String test, double p, boolean drift) {
    return new DriftFinding(
        kind,
        name,
        test,
        drift ? 96.4182 : 0.04123,
        drift ? 0.2134 : 0.0412,
        test.equals("chi_square") ? "cramers_v" : "max_cdf_distance",
        p,
        0.05,
        drift,
        drift
            ? "cs.CL rose from 6.1% to 11.4% of the papers, and astro-ph.GA fell from 4.0% to 1.2%."
            : "The window and the reference look alike.");
  }
}
