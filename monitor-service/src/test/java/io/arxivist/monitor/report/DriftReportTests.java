package io.arxivist.monitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.learning.drift.ObservedPaper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftReportTests {
  private static final String HOSTILE = "<script>alert(\"{{plots}}\")</script>";

  @Test
  void showsTheVerdictWithWhatWasComparedAndBothPlots() {
    String html = new DriftReport(Samples.driftCheck(1), papers("cs.LG"), papers("hep-th")).html();

    assertThat(html)
        .contains("<p class=\"verdict no_drift\">No drift</p>")
        .contains("No finding is below its threshold.")
        .contains("2 November 2026, 08:01 UTC")
        .contains("abstract words")
        .contains("Abstracts are as long as they were.")
        .contains(">cs.LG<", ">hep-th<", "100.0 % → 0.0 %")
        .contains("90–100 %")
        .doesNotContain("{{");
  }

  @Test
  void needsNothingFromAnywhere() {
    String html = new DriftReport(Samples.driftCheck(1), papers("cs.LG"), papers("cs.LG")).html();

    assertThat(html).doesNotContain("http:", "https:", "<script", "src=", "@import", "url(");
  }

  @Test
  void escapesEveryTextThatComesFromOutside() {
    DriftFinding finding =
        new DriftFinding(
            DriftKind.LABEL_SHIFT, HOSTILE, HOSTILE, 1, 1, HOSTILE, 0, 0.01, true, HOSTILE);
    DriftCheckResult result =
        new DriftCheckResult(
            "check",
            DriftVerdict.DRIFT,
            HOSTILE,
            List.of(finding),
            1,
            1,
            null,
            Samples.START,
            Samples.MODEL,
            new DriftCheckResult.Report("", ""));

    String html = new DriftReport(result, papers(HOSTILE), papers(HOSTILE)).html();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void saysWhyThereIsNothingToCompare() {
    DriftCheckResult result =
        new DriftCheckResult(
            "check",
            DriftVerdict.NOT_ENOUGH_DATA,
            "No model yet.",
            List.of(),
            0,
            0,
            null,
            Samples.START,
            null,
            new DriftCheckResult.Report("", ""));

    String html = new DriftReport(result, List.of(), List.of()).html();

    assertThat(html)
        .contains("Not enough data", "No model yet.", "none yet", "Nothing was compared.")
        .doesNotContain("<svg");
  }

  private static List<ObservedPaper> papers(String category) {
    return List.of(
        new ObservedPaper(category, category, 0.95, 8, 120, "", new double[0]),
        new ObservedPaper(category, category, 1, 8, 120, "", new double[0]));
  }
}
