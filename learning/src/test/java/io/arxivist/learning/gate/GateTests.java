package io.arxivist.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTests {
  private final Gate gate = new Gate(GateSamples.SETTINGS);

  @Test
  void measuresEverythingThatMayBecomeWorse() {
    List<GateFinding> findings =
        gate.judge(GateSamples.counted(600, 60, 80, 260), GateSamples.SAME);

    assertThat(findings)
        .extracting(GateFinding::name)
        .containsExactly("top1", "log_loss", "ece", "coverage", "category_f1", "latency_seconds");
    assertThat(findings).allMatch(finding -> finding.verdict() == GateVerdict.PASSED);
    GateFinding top1 = findings.getFirst();
    assertThat(top1.champion()).isCloseTo(0.66, within(1e-12));
    assertThat(top1.challenger()).isCloseTo(0.68, within(1e-12));
    assertThat(top1.explanation())
        .startsWith("Top-1 68.0 %, the champion's 66.0 %: the difference is +2.0 points, between ")
        .endsWith("; the margin is 2.0.");
  }

  /* 140 of 1,000 papers apart: a standard error of 1.2 points, so no difference shows as 1.9 below. */
  @Test
  void aModelMustBeShownToBeNotWorse() {
    assertThat(top1(GateSamples.counted(600, 70, 70, 260))).isEqualTo(GateVerdict.PASSED);
    assertThat(top1(GateSamples.counted(600, 75, 65, 260))).isEqualTo(GateVerdict.FAILED);
  }

  /* 14 of 100 papers apart: the same share cannot say it any more. */
  @Test
  void tooFewPapersDoNotShowIt() {
    assertThat(top1(GateSamples.counted(60, 7, 7, 26))).isEqualTo(GateVerdict.FAILED);
  }

  @Test
  void aModelThatIsSurerThanRightFails() {
    GateSamples.Builder papers = new GateSamples.Builder();
    for (int i = 0; i < 1_000; i++) {
      boolean right = i % 10 < 7;
      ModelAnswer surer =
          right
              ? new ModelAnswer("cs.LG", 0.98, 0.98, true)
              : new ModelAnswer("cs.ZZ", 0.98, 0.005, true);
      papers.add("cs.LG", GateSamples.answer("cs.LG", right), surer);
    }

    assertThat(failed(papers.build())).containsExactlyInAnyOrder("ece", "log_loss");
  }

  @Test
  void aModelWhoseSetsHoldTheTruthLessOftenFails() {
    GateSamples.Builder papers = new GateSamples.Builder();
    for (int i = 0; i < 1_000; i++) {
      papers.add(
          "cs.LG",
          new ModelAnswer("cs.LG", 0.7, 0.7, true),
          new ModelAnswer("cs.LG", 0.7, 0.7, i % 20 > 0));
    }

    assertThat(failed(papers.build())).containsExactly("coverage");
  }

  /* 88 against 84 sets of 100 hold the truth, with 20 papers apart: chance alone does that. */
  @Test
  void whatMayBeChanceIsNoVeto() {
    GateSamples.Builder papers = new GateSamples.Builder();
    for (int i = 0; i < 100; i++) {
      papers.add(
          "cs.LG",
          new ModelAnswer("cs.LG", 0.7, 0.7, i >= 12),
          new ModelAnswer("cs.LG", 0.7, 0.7, i < 12 ? i % 3 > 0 : i >= 24));
    }

    GateFinding coverage = finding("coverage", papers.build());

    assertThat(coverage.difference()).isCloseTo(-0.04, within(1e-12));
    assertThat(coverage.high()).isPositive();
    assertThat(coverage.verdict()).isEqualTo(GateVerdict.PASSED);
  }

  @Test
  void aModelThatForgetsACategoryFails() {
    GateSamples.Builder papers = new GateSamples.Builder();
    papers.add("cs.LG", 4_900, true, true);
    papers.add("math.CO", 80, true, true);
    papers.add("math.CO", 20, true, false);

    List<GateFinding> findings = gate.judge(papers.build(), GateSamples.SAME);

    /* 2 x 80 / (100 + 80) = .889. */
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == GateVerdict.FAILED)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.category()).isEqualTo("math.CO");
          assertThat(finding.champion()).isEqualTo(1);
          assertThat(finding.challenger()).isCloseTo(0.889, within(0.001));
        });
  }

  @Test
  void aCategoryWithTooFewPapersIsNotLookedAt() {
    GateSamples.Builder papers = new GateSamples.Builder();
    papers.add("cs.LG", 2_000, true, true);
    papers.add("math.CO", 9, true, true);
    papers.add("math.CO", 40, true, false);

    List<GateFinding> findings = gate.judge(papers.build(), GateSamples.SAME);

    assertThat(findings).extracting(GateFinding::category).doesNotContain("math.CO");
    assertThat(findings.getFirst().verdict()).isEqualTo(GateVerdict.FAILED);
  }

  @Test
  void theMoreCategoriesAreLookedAtTheWiderEachInterval() {
    PairedAnswers one = GateSamples.counted(600, 70, 70, 260);
    GateSamples.Builder papers = new GateSamples.Builder();
    papers.add("cs.LG", 600, true, true);
    papers.add("cs.LG", 70, true, false);
    papers.add("cs.LG", 70, false, true);
    papers.add("cs.LG", 260, false, false);
    IntStream.range(0, 9).forEach(i -> papers.add("c" + i, 60, true, true));

    assertThat(width(papers.build())).isGreaterThan(1.3 * width(one));
  }

  @Test
  void theSameAnswersGiveTheSameFindings() {
    PairedAnswers papers = GateSamples.drawn(500, 0.7, 0.3, 1);

    assertThat(new Gate(GateSamples.SETTINGS).judge(papers, GateSamples.SAME))
        .isEqualTo(gate.judge(papers, GateSamples.SAME));
  }

  private GateFinding finding(String name, PairedAnswers papers) {
    return gate.judge(papers, GateSamples.SAME).stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private double width(PairedAnswers papers) {
    GateFinding f1 =
        gate.judge(papers, GateSamples.SAME).stream()
            .filter(finding -> "cs.LG".equals(finding.category()))
            .findFirst()
            .orElseThrow();
    return f1.high() - f1.low();
  }

  private GateVerdict top1(PairedAnswers papers) {
    return gate.judge(papers, GateSamples.SAME).getFirst().verdict();
  }

  private List<String> failed(PairedAnswers papers) {
    return gate.judge(papers, GateSamples.SAME).stream()
        .filter(finding -> finding.verdict() == GateVerdict.FAILED)
        .map(GateFinding::name)
        .toList();
  }
}
