package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the paper store does, on whatever server. */
abstract class PaperStoreSuite {
  private static final int WRITERS = 8;

  abstract StoresExtension stores();

  @Test
  void givesAPaperBackWithEveryFieldAndItsEmbedding() {
    ClassifiedPaper paper = Samples.classifiedPaper();

    assertThat(store().upsertAll(List.of(paper))).isEqualTo(1);

    ClassifiedPaper stored =
        store().find(new ArxivId(paper.harvested().paper().id())).orElseThrow();
    assertThat(stored).usingRecursiveComparison().isEqualTo(paper);
    assertThat(stored.embedding().vector()).containsExactly(paper.embedding().vector());
  }

  @Test
  void givesAPaperBackWhoseDatesAndAuthorsAreUnknown() {
    HarvestedPaper bare =
        Samples.harvested(
            new Paper("hep-th/9901001", 1, "T", "A", List.of("hep-th"), List.of(), null, null), 0);
    store().upsertAll(List.of(Samples.classified(bare, "hep-th")));

    assertThat(store().find(new ArxivId("hep-th/9901001")).orElseThrow().harvested())
        .isEqualTo(bare);
  }

  @Test
  void knowsNoPaperThatIsNotStored() {
    assertThat(store().find(new ArxivId("2503.99999"))).isEmpty();
  }

  @Test
  void writesTheSameAgainWithoutASecondDocument() {
    List<ClassifiedPaper> papers = Samples.classifiedPapers(30);
    store().upsertAll(papers);

    assertThat(store().upsertAll(papers)).isEqualTo(30);
    assertThat(store().count(PaperFilter.ALL)).isEqualTo(30);
  }

  @Test
  void keepsTheNewerVersionAndWritesTheRest() {
    store().upsertAll(List.of(version(1, 3)));

    int written = store().upsertAll(List.of(version(0, 1), version(1, 2), version(2, 1)));

    assertThat(written).isEqualTo(2);
    assertThat(storedVersion(1)).isEqualTo(3);
    assertThat(store().count(PaperFilter.ALL)).isEqualTo(3);
  }

  @Test
  void replacesAnOlderVersion() {
    store().upsertAll(List.of(version(0, 1)));

    assertThat(store().upsertAll(List.of(version(0, 2)))).isEqualTo(1);
    assertThat(storedVersion(0)).isEqualTo(2);
  }

  @Test
  void takesTheNewestOfOnePaperGivenTwice() {
    assertThat(store().upsertAll(List.of(version(0, 2), version(0, 1)))).isEqualTo(1);
    assertThat(storedVersion(0)).isEqualTo(2);
  }

  @Test
  void keepsTheNewestVersionThatManyWriteAtOnce() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<Integer>> calls =
          IntStream.rangeClosed(1, WRITERS)
              .<Callable<Integer>>mapToObj(version ->
                  () ->
                      store()
                          .upsertAll(
                              IntStream.range(0, 20).mapToObj(i -> version(i, version)).toList()))
              .toList();

      assertThat(writers.invokeAll(calls)).allMatch(call -> call.state() == Future.State.SUCCESS);
    }

    assertThat(IntStream.range(0, 20).map(this::storedVersion)).containsOnly(WRITERS);
  }

  @Test
  void writesNothingForNoPapers() {
    assertThat(store().upsertAll(List.of())).isZero();
  }

  @Test
  void namesNoClassInWhatItStores() {
    store().upsertAll(List.of(Samples.classifiedPaper()));

    assertThat(stores().get(MongoTemplate.class).getCollection("papers").find().first().toJson())
        .doesNotContain("_class", "io.arxivist");
  }

  @Test
  void pagesThroughAllPapersNewestFirstOnceEach() {
    List<ClassifiedPaper> papers = new ArrayList<>(Samples.classifiedPapers(23));
    Collections.shuffle(papers, new Random(7));
    store().upsertAll(papers);

    List<String> seen = new ArrayList<>();
    PaperPage page = store().find(PaperFilter.ALL, null, 5);
    while (true) {
      assertThat(page.total()).isEqualTo(23);
      page.papers().forEach(paper -> seen.add(paper.id()));
      if (page.nextCursor() == null) {
        break;
      }
      page = store().find(PaperFilter.ALL, PaperCursor.parse(page.nextCursor()), 5);
    }

    assertThat(seen)
        .isEqualTo(IntStream.range(0, 23).mapToObj(i -> Samples.paper(22 - i).id()).toList());
  }

  @Test
  void ordersPapersOfOneInstantByIdAndPagesThroughThem() {
    List<ClassifiedPaper> together =
        IntStream.of(2, 0, 3, 1)
            .mapToObj(i -> Samples.classified(Samples.harvested(Samples.paper(i), 0), "cs.LG"))
            .toList();
    store().upsertAll(together);

    PaperPage first = store().find(PaperFilter.ALL, null, 2);
    PaperPage second = store().find(PaperFilter.ALL, PaperCursor.parse(first.nextCursor()), 2);

    assertThat(first.papers())
        .extracting(PaperView::id)
        .containsExactly("2503.00004", "2503.00003");
    assertThat(second.papers())
        .extracting(PaperView::id)
        .containsExactly("2503.00002", "2503.00001");
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void answersAnEmptyPageWhereNothingMatches() {
    PaperPage page = store().find(PaperFilter.ALL, null, 5);

    assertThat(page).isEqualTo(new PaperPage(List.of(), 0, null));
  }

  @Test
  void refusesAPageOfNothingOrTooMuch() {
    assertThatThrownBy(() -> store().find(PaperFilter.ALL, null, 0))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("limit: 0 is not within 1 and 500");
    assertThatThrownBy(() -> store().find(PaperFilter.ALL, null, 501))
        .isInstanceOf(InvalidFieldException.class);
  }

  @Test
  void filtersByEachPart() {
    store().upsertAll(Samples.classifiedPapers(9));
    store().upsertAll(List.of(Samples.classified(Samples.harvestedPaper(9), "math.CO")));

    assertThat(ids(filter("math.CO", null, null, null, null))).hasSize(4);
    assertThat(ids(filter(null, "math.CO", null, null, null))).hasSize(3);
    assertThat(ids(filter("math.CO", null, null, false, null))).containsExactly("2503.00010");
    assertThat(ids(filter(null, null, "file", null, null))).hasSize(10);
    assertThat(ids(filter(null, null, "oai", null, null))).isEmpty();
    assertThat(ids(filter(null, null, null, null, "PAPER 3 ON"))).containsExactly("2503.00004");
  }

  @Test
  void takesTheTextOfAFilterLiterally() {
    store().upsertAll(List.of(titled(0, "What \\E (a.b)* [costs] $1"), titled(1, "Whatever")));

    assertThat(ids(filter(null, null, null, null, "\\E (A.B)* [C"))).containsExactly("2503.00001");
    assertThat(ids(filter(null, null, null, null, "What."))).isEmpty();
    assertThat(ids(filter(null, null, null, null, "$1"))).hasSize(1);
  }

  @Test
  void findsAFiltersTextInTheAbstractToo() {
    store().upsertAll(Samples.classifiedPapers(9));

    assertThat(ids(filter(null, null, null, null, "number 3 and FIND")))
        .containsExactly("2503.00004");
  }

  @Test
  void filtersByTheDayOfPublicationInclusive() {
    store().upsertAll(Samples.classifiedPapers(5));

    PaperFilter days =
        new PaperFilter(
            null, null, null, null, null, LocalDate.of(2025, 3, 2), LocalDate.of(2025, 3, 4));

    assertThat(ids(days)).containsExactly("2503.00004", "2503.00003", "2503.00002");
    assertThat(store().count(days)).isEqualTo(3);
  }

  @Test
  void givesAWindowOfClassificationsNewestFirstWithEmbeddings() {
    store().upsertAll(Samples.classifiedPapers(6));

    List<ClassifiedPaper> window =
        store().classifiedBetween(Samples.START.plusSeconds(61), Samples.START.plusSeconds(241), 2);

    assertThat(window)
        .extracting(paper -> paper.harvested().paper().id())
        .containsExactly("2503.00004", "2503.00003");
    assertThat(window).allMatch(paper -> paper.embedding().dimensions() == 4);
    assertThat(store().classifiedBetween(null, Samples.START.plusSeconds(61), 10)).hasSize(1);
  }

  @Test
  void sumsUpWhatIsStored() {
    store().upsertAll(Samples.classifiedPapers(4));
    store().upsertAll(List.of(Samples.classified(Samples.harvestedPaper(4), "cs.LG")));

    StorageSummary summary = store().summary(Samples.MODEL);

    assertThat(summary)
        .isEqualTo(
            new StorageSummary(
                5,
                4,
                Samples.START.plusSeconds(4 * 60 + 1),
                List.of(new StorageSummary.Count("file", 5)),
                List.of(
                    new StorageSummary.Count("cs.LG", 3),
                    new StorageSummary.Count("astro-ph.GA", 1),
                    new StorageSummary.Count("math.CO", 1)),
                Samples.MODEL));
  }

  @Test
  void sumsUpAnEmptyStore() {
    assertThat(store().summary(null))
        .isEqualTo(new StorageSummary(0, 0, null, List.of(), List.of(), null));
  }

  private PaperStore store() {
    return stores().get(PaperStore.class);
  }

  private List<String> ids(PaperFilter filter) {
    return store().find(filter, null, 100).papers().stream().map(PaperView::id).toList();
  }

  private int storedVersion(int i) {
    return store()
        .find(new ArxivId(Samples.paper(i).id()))
        .orElseThrow()
        .harvested()
        .paper()
        .version();
  }

  private static ClassifiedPaper version(int i, int version) {
    return Samples.classified(
        Samples.harvested(Samples.version(Samples.paper(i), version), i), "cs.LG");
  }

  private static ClassifiedPaper titled(int i, String title) {
    Paper paper = Samples.paper(i);
    return Samples.classified(
        Samples.harvested(
            new Paper(
                paper.id(),
                1,
                title,
                paper.abstractText(),
                paper.categories(),
                paper.authors(),
                null,
                null),
            i),
        "cs.LG");
  }

  private static PaperFilter filter(
      String predicted, String primary, String source, Boolean agrees, String text) {
    return new PaperFilter(predicted, primary, source, agrees, text, null, null);
  }
}
