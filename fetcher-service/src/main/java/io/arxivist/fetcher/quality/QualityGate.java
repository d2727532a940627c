package io.arxivist.fetcher.quality;

import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Opens an inspection for each harvest, and counts over all of them what was found. */
public final class QualityGate {
  private final Expectations expectations;
  private final boolean enforced;
  private final MeterRegistry meters;

  /**
   * Makes a gate.
   *
   * @param enforced whether a harvest that breaks a hard expectation fails; when false, its report
   *     only tells
   */
  public QualityGate(Expectations expectations, boolean enforced, MeterRegistry meters) {
    this.expectations = expectations;
    this.enforced = enforced;
    this.meters = meters;
    for (Expectation expectation : expectations.all()) {
      violations(expectation.name());
    }
    breaches();
  }

  public QualityInspection open() {
    return new QualityInspection(expectations.all(), enforced);
  }

  /** Adds the report of a harvest that has ended to the counters. */
  public void count(QualityReport report) {
    for (QualityFinding finding : report.findings()) {
      violations(finding.expectation()).increment(finding.violations());
    }
    breaches().increment(report.passed() ? 0 : 1);
  }

  private Counter violations(String expectation) {
    return Counter.builder("arxivist.harvest.quality.violations")
        .description("Harvested records that are against an expectation")
        .tag("expectation", expectation)
        .register(meters);
  }

  private Counter breaches() {
    return Counter.builder("arxivist.harvest.quality.breaches")
        .description("Harvests that broke a hard expectation")
        .register(meters);
  }
}
