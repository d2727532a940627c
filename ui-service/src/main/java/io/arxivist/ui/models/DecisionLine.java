package io.arxivist.ui.models;

import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.GateVerdict;
import java.util.List;

/**
 * A decision as the page lists it.
 *
 * @param failed how many of its findings failed
 */
public record DecisionLine(Decision decision, List<FindingLine> findings, long failed) {
  static DecisionLine of(Decision decision) {
    return new DecisionLine(
        decision,
        decision.findings().stream().map(FindingLine::of).toList(),
        decision.findings().stream()
            .filter(finding -> finding.verdict() == GateVerdict.FAILED)
            .count());
  }
}
