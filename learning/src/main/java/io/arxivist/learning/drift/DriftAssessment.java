package io.arxivist.learning.drift;

import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftVerdict;
import java.util.List;

/**
 * The answer of a drift check.
 *
 * @param reason one sentence behind the verdict
 * @param findings every comparison that was made; empty where there was not enough data
 */
public record DriftAssessment(DriftVerdict verdict, String reason, List<DriftFinding> findings) {
  public DriftAssessment {
    findings = List.copyOf(findings);
  }
}
