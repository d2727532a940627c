package io.arxivist.core.drift;

import io.arxivist.core.classification.ModelReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a drift check.
 *
 * @param reason one sentence behind the verdict
 * @param referencePapers papers in the champion's reference
 * @param windowPapers stored papers in the window
 * @param from start of the window that was checked; null when open
 * @param report where the report can be read, relative to the service
 */
public record DriftCheckResult(
    String id,
    DriftVerdict verdict,
    String reason,
    List<DriftFinding> findings,
    int referencePapers,
    int windowPapers,
    @Nullable Instant from,
    Instant until,
    @Nullable ModelReference model,
    Report report) {
  public DriftCheckResult {
    findings = List.copyOf(findings);
  }

  /** Paths of the two forms of the report. */
  public record Report(String html, String json) {}
}
