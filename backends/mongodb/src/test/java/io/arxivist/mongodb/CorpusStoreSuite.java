package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the corpus store does, on whatever server. */
abstract class CorpusStoreSuite {
  abstract StoresExtension stores();

  @Test
  void givesPapersBackAsTheyWere() {
    List<HarvestedPaper> papers = Samples.harvestedPapers(3);

    assertThat(store().upsertAll(papers)).isEqualTo(3);

    assertThat(window(null, null, 10)).isEqualTo(papers);
  }

  @Test
  void findsPapersByTheirIds() {
    store().upsertAll(Samples.harvestedPapers(3));
    HarvestedPaper second = Samples.harvestedPaper(1);

    assertThat(store().find(List.of(second.paper().id(), "9901.00001"))).containsExactly(second);
    assertThat(store().find(List.of())).isEmpty();
  }

  @Test
  void streamsInTheOrderOfArxivsIds() {
    store().upsertAll(List.of(undated("2501.00010")));
    store().upsertAll(List.of(undated("2501.00002"), undated("hep-th/9901001")));
    store().upsertAll(List.of(undated("0704.0001"), undated("astro-ph/9901001")));
    store().upsertAll(List.of(undated("1412.9999"), undated("1501.00001")));

    assertThat(ids(window(null, null, 10)))
        .containsExactly(
            "astro-ph/9901001",
            "hep-th/9901001",
            "0704.0001",
            "1412.9999",
            "1501.00001",
            "2501.00002",
            "2501.00010");
  }

  @Test
  void cutsAWindowByDaysInclusive() {
    store().upsertAll(Samples.harvestedPapers(5));

    assertThat(ids(window(LocalDate.of(2025, 3, 2), LocalDate.of(2025, 3, 4), 10)))
        .containsExactly("2503.00002", "2503.00003", "2503.00004");
    assertThat(store().count(LocalDate.of(2025, 3, 2), null)).isEqualTo(4);
    assertThat(store().count(null, LocalDate.of(2025, 3, 2))).isEqualTo(2);
  }

  @Test
  void countsAPaperOfUnknownDayAsOfTheFirstOfItsMonth() {
    store().upsertAll(List.of(undated("2503.00001")));

    assertThat(window(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 1), 10)).hasSize(1);
    assertThat(window(LocalDate.of(2025, 3, 2), null, 10)).isEmpty();
  }

  @Test
  void keepsTheNewestOfAWindowThatHoldsMore() {
    store().upsertAll(Samples.harvestedPapers(5));

    assertThat(ids(window(null, null, 2))).containsExactly("2503.00004", "2503.00005");
  }

  @Test
  void keepsTheNewerVersion() {
    Paper paper = Samples.paper();
    store().upsertAll(List.of(Samples.harvested(Samples.version(paper, 2), 0)));

    assertThat(store().upsertAll(List.of(Samples.harvestedPaper()))).isZero();
    assertThat(window(null, null, 10)).extracting(h -> h.paper().version()).containsExactly(2);
    assertThat(store().count()).isEqualTo(1);
  }

  @Test
  void streamsMoreThanOneBatchOfTheDriver() {
    store().upsertAll(Samples.harvestedPapers(350));

    assertThat(ids(window(null, null, 1_000)))
        .isEqualTo(Samples.papers(350).stream().map(Paper::id).toList());
  }

  @Test
  void refusesAWindowThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> window(LocalDate.of(2025, 3, 2), LocalDate.of(2025, 3, 1), 1))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageStartingWith("until: 2025-03-01 ");
  }

  private CorpusStore store() {
    return stores().get(CorpusStore.class);
  }

  private List<HarvestedPaper> window(
      @Nullable LocalDate from, @Nullable LocalDate until, int max) {
    try (Stream<HarvestedPaper> papers = store().window(from, until, max)) {
      return papers.toList();
    }
  }

  private static List<String> ids(List<HarvestedPaper> papers) {
    return papers.stream().map(harvested -> harvested.paper().id()).toList();
  }

  private static HarvestedPaper undated(String id) {
    return Samples.harvested(
        new Paper(id, 1, "Title", "Abstract", List.of("hep-th"), List.of(), null, null), 0);
  }
}
