package io.arxivist.fetcher.quality;

import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/** Counts what one harvest has against one expectation. */
final class Tally {
  private static final int SHOWN_EXAMPLES = 5;
  private static final int LONGEST_EXAMPLE = 120;

  private final Expectation expectation;
  private final Judge judge;
  private final List<String> examples = new ArrayList<>();
  private long violations;

  Tally(Expectation expectation) {
    this.expectation = expectation;
    this.judge = expectation.judge().get();
  }

  void add(Paper paper, TextProfile text) {
    String violation = judge.violation(paper, text);
    if (violation != null) {
      count(paper.versionedId(), violation);
    }
  }

  void add(SourceRecord.Refused refused) {
    String violation = judge.violation(refused);
    if (violation != null) {
      count(refused.where(), violation);
    }
  }

  boolean broken(long inspected) {
    return Evidence.isAbove(expectation.allowed(), violations, inspected);
  }

  Expectation expectation() {
    return expectation;
  }

  long violations() {
    return violations;
  }

  QualityFinding finding(long inspected) {
    return new QualityFinding(
        expectation.name(),
        expectation.rule(),
        expectation.hard(),
        violations,
        inspected == 0 ? 0 : (double) violations / inspected,
        expectation.allowed(),
        !broken(inspected),
        examples);
  }

  private void count(String where, String violation) {
    violations++;
    if (examples.size() < SHOWN_EXAMPLES) {
      examples.add(shortened(where + ": " + violation));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE - 1) + "…";
  }
}
