package io.arxivist.trainer.publication;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a gate says.
 *
 * @param reason for a person; begins with {@code champion} or {@code not champion}
 */
record GateAnswer(boolean champion, List<GateFinding> findings, String reason) {
  private static final int TOLD = 3;

  /** The answer to findings, of which top-1 is the first. */
  static GateAnswer of(List<GateFinding> findings, int papers) {
    List<GateFinding> failed =
        findings.stream().filter(finding -> finding.verdict() == GateVerdict.FAILED).toList();
    if (failed.isEmpty()) {
      return new GateAnswer(
          true,
          findings,
          "champion: not worse on the same %,d papers. %s"
              .formatted(papers, findings.getFirst().explanation()));
    }
    String told =
        failed.stream().limit(TOLD).map(GateFinding::explanation).collect(Collectors.joining(" "));
    String more =
        failed.size() > TOLD ? " %d more measures failed.".formatted(failed.size() - TOLD) : "";
    return new GateAnswer(
        false,
        findings,
        "not champion: on the same %,d papers it is not shown to be as good. %s%s"
            .formatted(papers, told, more));
  }

  static GateAnswer tooFewPapers(int papers, int fewest) {
    return new GateAnswer(
        false,
        List.of(),
        ("not champion: there are %,d labelled papers to compare it with the champion on, and %,d"
                + " are needed. A person may promote it.")
            .formatted(papers, fewest));
  }
}
