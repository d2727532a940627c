package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsTests {
  private static final String FRENCH =
      "Nous montrons que les exposants de Lyapounov du produit de matrices sont tous distincts et"
          + " positifs pour presque toute valeur du couplage, et nous donnons une formule.";
  private static final Paper SAME = SoundPapers.first(1).findFirst().orElseThrow();

  /** For each expectation, what is done to a paper so that it is against this one and no other. */
  private static final Map<String, Function<Paper, SourceRecord>> DAMAGES = damages();

  private static Map<String, Function<Paper, SourceRecord>> damages() {
    Map<String, Function<Paper, SourceRecord>> damages = new LinkedHashMap<>();
    damages.put(
        "record_readable", paper -> new SourceRecord.Refused(paper.id(), "title: is missing"));
    damages.put("record_unique", paper -> found(SAME));
    damages.put(
        "text_unique",
        paper ->
            found(
                SoundPapers.withAbstract(
                    SoundPapers.withTitle(paper, SAME.title()), SAME.abstractText())));
    damages.put("authors_present", paper -> found(SoundPapers.withAuthors(paper, List.of())));
    damages.put("not_withdrawn", paper -> found(SoundPapers.withdrawn(paper)));
    damages.put("category_known", paper -> found(SoundPapers.withCategories(paper, "cs.ZZ")));
    damages.put(
        "cross_lists_known", paper -> found(SoundPapers.withCategories(paper, "cs.LG", "cs.ZZ")));
    damages.put(
        "dates_possible",
        paper -> found(SoundPapers.withDays(paper, paper.published(), LocalDate.of(2026, 12, 24))));
    damages.put(
        "id_in_month", paper -> found(SoundPapers.withDays(paper, LocalDate.of(2024, 2, 1), null)));
    damages.put("title_length", paper -> found(SoundPapers.withTitle(paper, "On")));
    damages.put(
        "abstract_length",
        paper -> found(SoundPapers.withAbstract(paper, "No abstract for " + paper.id())));
    damages.put(
        "text_english", paper -> found(SoundPapers.withAbstract(paper, FRENCH + paper.id())));
    damages.put(
        "text_mostly_ascii",
        paper ->
            found(SoundPapers.withAbstract(paper, paper.abstractText() + " " + "論".repeat(150))));
    damages.put(
        "encoding_intact",
        paper -> found(SoundPapers.withAuthors(paper, List.of("Ã‰mile Exemple", "Ada Sample"))));
    return damages;
  }

  static Stream<String> everyExpectation() {
    return SoundPapers.EXPECTATIONS.all().stream().map(Expectation::name);
  }

  @Test
  void areMetByPapersWithWhichNothingIsWrong() {
    QualityReport report =
        SoundPapers.inspected(SoundPapers.first(200).map(ExpectationsTests::found)).report();

    assertThat(report.inspected()).isEqualTo(200);
    assertThat(report.passed()).isTrue();
    assertThat(report.findings()).hasSize(14).allMatch(finding -> finding.violations() == 0);
  }

  @ParameterizedTest
  @MethodSource("everyExpectation")
  void eachFailsOnWhatItIsThereFor(String name) {
    Stream<SourceRecord> damaged = SoundPapers.first(60).map(DAMAGES.get(name));

    QualityReport report = SoundPapers.inspected(damaged).report();

    List<QualityFinding> broken =
        report.findings().stream().filter(finding -> !finding.met()).toList();
    assertThat(broken).extracting(QualityFinding::expectation).containsExactly(name);
    assertThat(broken.getFirst().violations()).isGreaterThanOrEqualTo(59);
    assertThat(broken.getFirst().examples()).hasSize(5);
    assertThat(report.passed()).isEqualTo(!broken.getFirst().hard());
  }

  @ParameterizedTest
  @MethodSource("impossibleDays")
  void refuseEveryKindOfImpossibleDay(LocalDate published, LocalDate updated, boolean possible) {
    Paper paper = SoundPapers.withDays(SAME, published, updated);

    long violations =
        SoundPapers.inspected(Stream.of(found(paper))).report().findings().stream()
            .filter(finding -> finding.expectation().equals("dates_possible"))
            .mapToLong(QualityFinding::violations)
            .sum();

    assertThat(violations).isEqualTo(possible ? 0 : 1);
  }

  static Stream<Object[]> impossibleDays() {
    LocalDate today = LocalDate.of(2026, 11, 24);
    return Stream.of(
        new Object[] {LocalDate.of(1991, 7, 31), null, false},
        new Object[] {LocalDate.of(1991, 8, 1), null, true},
        new Object[] {today.plusDays(1), null, true},
        new Object[] {today.plusDays(2), null, false},
        new Object[] {null, LocalDate.of(1991, 7, 31), false},
        new Object[] {null, null, true},
        new Object[] {today, today.minusDays(1), false},
        new Object[] {today, today, true});
  }

  @Test
  void areListedForOperators() throws IOException {
    List<String> rows =
        SoundPapers.EXPECTATIONS.all().stream()
            .map(expectation ->
                "| `%s` | %s | %s | %.0f %% |"
                    .formatted(
                        expectation.name(),
                        expectation.rule(),
                        expectation.hard() ? "hard" : "soft",
                        100 * expectation.allowed()))
            .toList();

    assertThat(Files.readAllLines(Path.of("../docs/operations.md"))).containsSequence(rows);
  }

  @Test
  void knowTheCategoriesOfEarlierYears() {
    QualityReport report =
        SoundPapers.inspected(
                SoundPapers.first(60)
                    .map(paper ->
                        found(SoundPapers.withCategories(paper, "cmp-lg", "alg-geom", "astro-ph"))))
            .report();

    assertThat(report.findings()).allMatch(QualityFinding::met);
  }

  @Test
  void letPassWhatTheOperatorAllows() {
    Expectations generous =
        SoundPapers.EXPECTATIONS.allowing(Map.of("categoryknown", 1.0, "title-length", 0.5));

    QualityReport report =
        SoundPapers.inspected(
                generous, true, SoundPapers.first(60).map(DAMAGES.get("category_known")))
            .report();

    assertThat(report.passed()).isTrue();
    assertThat(report.findings())
        .extracting(QualityFinding::expectation, QualityFinding::allowed)
        .contains(
            tuple("category_known", 1.0),
            tuple("title_length", 0.5),
            tuple("abstract_length", 0.02));
  }

  @Test
  void refuseNamesThatTheyDoNotKnowAndSharesThatAreNone() {
    assertThatThrownBy(() -> SoundPapers.EXPECTATIONS.allowing(Map.of("category_new", 0.1)))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageContaining("fetcher.quality.allowed: [category_new]")
        .hasMessageContaining("known are record_readable, record_unique,");
    assertThatThrownBy(() -> SoundPapers.EXPECTATIONS.allowing(Map.of("category_known", 1.1)))
        .hasMessage("fetcher.quality.allowed.category_known: 1.1 is not a share from 0 to 1");
  }

  private static SourceRecord found(Paper paper) {
    return new SourceRecord.Found(paper);
  }
}
