package io.arxivist.core.harvest;

import java.util.List;

/**
 * How good what a harvest extracted is.
 *
 * @param inspected records, refused ones included
 * @param passed whether every hard expectation is met
 */
public record QualityReport(long inspected, boolean passed, List<QualityFinding> findings) {
  public QualityReport {
    findings = List.copyOf(findings);
  }
}
