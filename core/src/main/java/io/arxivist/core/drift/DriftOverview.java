package io.arxivist.core.drift;

import java.util.List;

/** Answer to {@code GET /drift-checks/results}: past checks, newest first. */
public record DriftOverview(List<DriftCheckResult> checks) {
  public DriftOverview {
    checks = List.copyOf(checks);
  }
}
