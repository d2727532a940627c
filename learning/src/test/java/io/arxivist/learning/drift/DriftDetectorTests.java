package io.arxivist.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftDetectorTests {
  private static final DriftSettings SETTINGS = DriftSettings.usual();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsNoDriftBetweenHalvesOfOneSample(long seed) {
    List<ObservedPaper> papers = new ArrayList<>(papers(2_000, 42));
    Collections.shuffle(papers, new Random(seed));

    DriftAssessment assessment = check(papers.subList(0, 1_000), papers.subList(1_000, 2_000));

    assertThat(assessment.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    assertThat(assessment.findings()).hasSize(9).noneMatch(DriftFinding::drift);
  }

  @Test
  void findsMoreErrors() {
    assertThat(drifted(paper -> with(paper, paper.primaryCategory(), "gr-qc", 0, 0)))
        .contains("errors", "predicted_category");
  }

  @Test
  void findsAnotherMixOfCategories() {
    assertThat(drifted(paper -> with(paper, "math.PR", paper.predictedCategory(), 0, 0)))
        .contains("primary_category", "unseen_categories");
  }

  @Test
  void findsLongerAbstractsAndNothingElse() {
    assertThat(
            drifted(
                paper -> with(paper, paper.primaryCategory(), paper.predictedCategory(), 60, 0)))
        .containsExactly("abstract_words");
  }

  @Test
  void findsShortAbstracts() {
    assertThat(
            drifted(paper ->
                with(
                    paper,
                    paper.primaryCategory(),
                    paper.predictedCategory(),
                    -paper.abstractWords(),
                    0)))
        .contains("short_abstracts", "abstract_words");
  }

  @Test
  void findsEmbeddingsThatMoved() {
    assertThat(
            drifted(paper -> with(paper, paper.primaryCategory(), paper.predictedCategory(), 0, 1)))
        .containsExactly("embedding");
  }

  @Test
  void callsNoTrifleDriftHoweverCertain() {
    List<ObservedPaper> window =
        papers(20_000, 2).stream()
            .map(paper -> with(paper, paper.primaryCategory(), paper.predictedCategory(), 4, 0))
            .toList();

    DriftAssessment assessment = check(papers(20_000, 1), window);

    DriftFinding lengths = finding(assessment, "abstract_words");
    assertThat(lengths.pValue()).isLessThan(1e-6);
    assertThat(lengths.drift()).isFalse();
    assertThat(assessment.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
  }

  @Test
  void saysNothingOfTooFewPapers() {
    DriftAssessment assessment = check(papers(500, 1), papers(99, 2));

    assertThat(assessment.verdict()).isEqualTo(DriftVerdict.NOT_ENOUGH_DATA);
    assertThat(assessment.reason())
        .isEqualTo("The window holds 99 papers and the reference 500; a check needs 100 of each.");
  }

  @Test
  void comparesNoVectorsOfTwoEncoders() {
    List<ObservedPaper> window =
        papers(500, 2).stream().map(paper -> encodedBy(paper, "other")).toList();

    assertThat(check(papers(500, 1), window).findings())
        .extracting(DriftFinding::name)
        .doesNotContain("embedding");
  }

  private static List<String> drifted(UnaryOperator<ObservedPaper> change) {
    List<ObservedPaper> window = papers(800, 2).stream().map(change).toList();
    return check(papers(1_000, 1), window).findings().stream()
        .filter(DriftFinding::drift)
        .map(DriftFinding::name)
        .toList();
  }

  private static DriftFinding finding(DriftAssessment assessment, String name) {
    return assessment.findings().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static DriftAssessment check(List<ObservedPaper> reference, List<ObservedPaper> window) {
    return DriftDetector.check(new ReferenceData(reference), window, SETTINGS);
  }

  private static List<ObservedPaper> papers(int count, long seed) {
    Random random = new Random(seed);
    List<ObservedPaper> papers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String primary = "cs.C" + (int) Math.min(11, Math.abs(random.nextGaussian() * 4));
      String predicted = random.nextInt(10) < 7 ? primary : "cs.C" + random.nextInt(12);
      double[] profile = random.doubles(8, -1, 1).toArray();
      papers.add(
          new ObservedPaper(
              primary,
              predicted,
              random.nextDouble(),
              4 + random.nextInt(12),
              Math.max(25, (int) (180 + 50 * random.nextGaussian())),
              "encoder",
              profile));
    }
    return papers;
  }

  private static ObservedPaper with(
      ObservedPaper paper, String primary, String predicted, int moreWords, double moved) {
    double[] profile = paper.profile().clone();
    profile[0] += moved;
    return new ObservedPaper(
        primary,
        predicted,
        paper.confidence(),
        paper.titleWords(),
        paper.abstractWords() + moreWords,
        paper.encoder(),
        profile);
  }

  private static ObservedPaper encodedBy(ObservedPaper paper, String encoder) {
    return new ObservedPaper(
        paper.primaryCategory(),
        paper.predictedCategory(),
        paper.confidence(),
        paper.titleWords(),
        paper.abstractWords(),
        encoder,
        paper.profile());
  }
}
