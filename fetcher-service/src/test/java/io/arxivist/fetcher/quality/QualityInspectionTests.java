package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityInspectionTests {

  @Test
  void letsASmallHarvestPassWithOneOddPaper() {
    QualityInspection inspection =
        SoundPapers.inspected(Stream.concat(sound(2), unknownCategories(1)));

    assertThatCode(inspection::requireSound).doesNotThrowAnyException();
    assertThat(finding(inspection, "category_known"))
        .returns(1L, QualityFinding::violations)
        .returns(1 / 3.0, QualityFinding::share)
        .returns(true, QualityFinding::met);
  }

  @Test
  void failsASmallHarvestInWhichEveryPaperIsBroken() {
    QualityInspection inspection = SoundPapers.inspected(unknownCategories(2));

    assertThatThrownBy(inspection::requireSound)
        .isInstanceOf(QualityBreachException.class)
        .hasMessageStartingWith(
            "data quality: category_known is broken: 2 of 2 records are against \"the primary"
                + " category is one of arXiv's\", fetcher.quality.allowed.category-known allows"
                + " 2.00 %; such as 2")
        .hasMessageContaining(": cs.ZZ. ")
        .hasMessageContaining("docs/operations.md");
  }

  @Test
  void failsNoHarvestForASoftExpectation() {
    QualityInspection inspection =
        SoundPapers.inspected(
            SoundPapers.first(100).map(paper -> found(SoundPapers.withTitle(paper, "On"))));

    assertThatCode(inspection::requireSound).doesNotThrowAnyException();
    assertThat(finding(inspection, "title_length").met()).isFalse();
    assertThat(inspection.report().passed()).isTrue();
  }

  @Test
  void onlyTellsWhereItIsNotEnforced() {
    QualityInspection inspection =
        SoundPapers.inspected(SoundPapers.EXPECTATIONS, false, unknownCategories(50));

    assertThatCode(inspection::requireSound).doesNotThrowAnyException();
    assertThat(inspection.report().passed()).isFalse();
  }

  @Test
  void countsRefusedRecordsAndNotDeletedOnes() {
    QualityReport report =
        SoundPapers.inspected(
                Stream.of(
                    new SourceRecord.Refused("line 3", "title: is missing"),
                    new SourceRecord.Deleted("oai:x")))
            .report();

    assertThat(report.inspected()).isEqualTo(1);
    assertThat(report.findings().getFirst().examples())
        .containsExactly("line 3: title: is missing");
  }

  @Test
  void showsExamplesShortened() {
    QualityInspection inspection =
        SoundPapers.inspected(
            SoundPapers.first(9)
                .map(paper -> found(SoundPapers.withTitle(paper, "A long title ".repeat(30)))));

    assertThat(finding(inspection, "title_length").examples())
        .hasSize(5)
        .allMatch(example -> example.length() == 120 && example.endsWith("…"));
  }

  @Test
  void meetsEverythingWithNoRecord() {
    QualityReport report = SoundPapers.inspected(Stream.of()).report();

    assertThat(report.inspected()).isZero();
    assertThat(report.passed()).isTrue();
    assertThat(report.findings()).allMatch(finding -> finding.met() && finding.share() == 0);
  }

  @Test
  void isCountedOverAllHarvests() {
    MeterRegistry meters = new SimpleMeterRegistry();
    QualityGate gate = new QualityGate(SoundPapers.EXPECTATIONS, true, meters);
    QualityInspection inspection = gate.open();
    unknownCategories(3).forEach(inspection::inspect);

    gate.count(inspection.report());
    gate.count(gate.open().report());

    assertThat(
            meters
                .get("arxivist.harvest.quality.violations")
                .tag("expectation", "category_known")
                .counter()
                .count())
        .isEqualTo(3);
    assertThat(meters.get("arxivist.harvest.quality.breaches").counter().count()).isEqualTo(1);
  }

  private static Stream<SourceRecord> sound(int count) {
    return SoundPapers.first(count).map(QualityInspectionTests::found);
  }

  private static Stream<SourceRecord> unknownCategories(int count) {
    return SoundPapers.first(count).map(paper -> found(SoundPapers.withCategories(paper, "cs.ZZ")));
  }

  private static SourceRecord found(Paper paper) {
    return new SourceRecord.Found(paper);
  }

  private static QualityFinding finding(QualityInspection inspection, String expectation) {
    return inspection.report().findings().stream()
        .filter(finding -> finding.expectation().equals(expectation))
        .findFirst()
        .orElseThrow();
  }
}
