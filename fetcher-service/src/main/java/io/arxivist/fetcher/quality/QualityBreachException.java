package io.arxivist.fetcher.quality;

import io.arxivist.core.harvest.QualityFinding;
import java.util.Locale;

/** A harvest breaks a hard expectation; the message says which, with what share and what to do. */
public final class QualityBreachException extends RuntimeException {
  QualityBreachException(QualityFinding finding, long inspected) {
    super(
        String.format(
            Locale.ROOT,
            "data quality: %s is broken: %d of %d records are against \"%s\", %s allows %s;"
                + " such as %s. Papers read since the last batch that was kept are not queued; the"
                + " ledger has the whole report, and docs/operations.md says what to do",
            finding.expectation(),
            finding.violations(),
            inspected,
            finding.rule(),
            "fetcher.quality.allowed." + finding.expectation().replace('_', '-'),
            percent(finding.allowed()),
            finding.examples().getFirst()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3g %%", share * 100);
  }
}
