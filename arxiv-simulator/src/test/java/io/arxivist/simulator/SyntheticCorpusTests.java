package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticCorpusTests {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

  private final SyntheticCorpus corpus = SyntheticCorpus.generate(4_000, 7, LAST_DAY);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(SyntheticCorpus.generate(300, 11, LAST_DAY).papers())
        .isEqualTo(SyntheticCorpus.generate(300, 11, LAST_DAY).papers())
        .isNotEqualTo(SyntheticCorpus.generate(300, 12, LAST_DAY).papers());
  }

  @Test
  void spreadsOverManyCategoriesWithASkewedMix() {
    Map<String, Long> counts =
        corpus.papers().stream()
            .collect(Collectors.groupingBy(Paper::primaryCategory, Collectors.counting()));

    assertThat(counts).hasSize(48);
    assertThat(Collections.max(counts.values())).isBetween(250L, 600L);
    assertThat(Collections.min(counts.values())).isBetween(15L, 80L);
  }

  @Test
  void namesOnlyCategoriesOfArxiv() {
    ArxivTaxonomy taxonomy = ArxivTaxonomy.load();

    assertThat(corpus.papers())
        .allSatisfy(paper -> assertThat(paper.categories()).allMatch(taxonomy::known));
  }

  @Test
  void takesIdsThatNoRealPaperHas() {
    assertThat(corpus.papers().stream().map(Paper::id)).doesNotHaveDuplicates();
    assertThat(corpus.papers()).allMatch(paper -> new ArxivId(paper.id()).number() > 90_000);
  }

  @Test
  void datesPapersWithinAYearInTheOrderOfTheirIds() {
    List<ArxivId> ids = corpus.papers().stream().map(paper -> new ArxivId(paper.id())).toList();

    assertThat(ids).isSorted();
    assertThat(corpus.papers())
        .allSatisfy(paper -> {
          assertThat(paper.published()).isBetween(LAST_DAY.minusDays(365), LAST_DAY);
          if (paper.updated() != null) {
            assertThat(paper.updated()).isAfter(paper.published());
            assertThat(paper.updated()).isBeforeOrEqualTo(LAST_DAY);
          }
        });
  }

  @Test
  void bringsOnEachDayWhatWasAskedFor() {
    LocalDate saturday = LocalDate.of(2026, 11, 21);
    SortedMap<LocalDate, Integer> asked = new TreeMap<>(Map.of(saturday, 30, LAST_DAY, 50));

    List<Paper> papers = SyntheticCorpus.ofDays(asked, 7).papers();

    assertThat(papers.stream().filter(paper -> saturday.equals(paper.published()))).hasSize(30);
    assertThat(papers.stream().filter(paper -> LAST_DAY.equals(paper.published()))).hasSize(50);
    assertThat(papers).hasSize(80).allMatch(paper -> paper.updated() == null);
    assertThat(papers.stream().map(Paper::id)).doesNotHaveDuplicates();
  }

  @Test
  void saysInEveryAbstractThatItIsSynthetic() {
    assertThat(corpus.papers())
        .allMatch(paper -> paper.abstractText().endsWith(PaperWriter.CLOSING));
  }

  @Test
  void canBeLearntButNotPerfectly() {
    int cut = corpus.papers().size() * 4 / 5;
    NaiveBayes model = NaiveBayes.fit(corpus.papers().subList(0, cut));
    List<Paper> later = corpus.papers().subList(cut, corpus.papers().size());

    double top1 =
        later.stream().filter(p -> model.best(p).equals(p.primaryCategory())).count()
            / (double) later.size();

    double majority =
        later.stream()
                .map(Paper::primaryCategory)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElseThrow()
            / (double) later.size();
    assertThat(top1).isBetween(0.70, 0.90);
    assertThat(majority).isLessThan(0.15);
  }
}
