package io.arxivist.classifier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.search.SearchHit;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPaper;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.core.search.TextPart;
import io.arxivist.core.validation.InvalidFieldException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the query language and the neighbours find, on a real index. */
class PaperSearchTests {
  private static final String HOSTILE = "<script>alert(1)</script> & \"galaxies\" </title>";

  @TempDir Path data;
  private Shelf shelf;
  private SearchIndex index;
  private PaperSearch search;

  @BeforeEach
  void index() {
    shelf = new Shelf(data);
    shelf.put(
        Shelf.paper(
            0,
            "Learning graph networks",
            "We train them on colourings. Later work shows that galaxies are not graphs.",
            1,
            0),
        Shelf.paper(
            1,
            "Graph colourings of the plane",
            "A proof, by Erdős, that the theory of everything needs graphs.",
            0.6f,
            0.8f),
        Shelf.paper(2, "Rotating galaxies", "We observe a galaxy.", 0, 1),
        Shelf.vector(Shelf.paper(3, HOSTILE, "Nothing else."), "another-encoder", 1, 0));
    index = shelf.opened();
    search = new PaperSearch(index, shelf.stored());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rotating | 3",
        "graph | 1 2",
        "graphs colouring | 1 2",
        "graph -learning | 2",
        "galaxy | 1 3 4",
        "title:galaxy | 3 4",
        "title:galaxy abstract:observe | 3",
        "abstract:galaxy | 1 3",
        "learning OR rotating | 1 3",
        "graph learning OR plane | 1 2",
        "\"theory of everything\" | 2",
        "\"everything of theory\" |",
        "\"graph colourings\" | 2",
        "-\"graph colourings\" graph | 1",
        "the galaxies of | 1 3 4",
        "erdos | 2",
        "author:exemple | 1 2 3 4",
        "author:\"Ada Sample\" | 1 2 3 4",
        "author:\"Sample Emile\" |",
        "category:MATH.co | 2",
        "cs.LG | 1 4",
        "2503.00003 | 3",
        "id:arXiv:2503.00003v2 | 3",
        "plane: | 2",
        "(graph) colou* | ",
        "unheardof | "
      })
  void findsWhatAQueryNames(String query, String found) {
    List<String> ids =
        found == null
            ? List.of()
            : List.of(found.split(" ")).stream().map(id -> "2503.0000" + id).toList();

    assertThat(ids(query, SearchFilter.NONE)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void ranksATitleAboveAnAbstract() {
    assertThat(ids("galaxy", SearchFilter.NONE)).endsWith("2503.00001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"graph | has a quotation mark without its second",
        "titel:graph | is no field of title, abstract, author, category, id",
        "-graph | names no word that has to be there",
        "the | names no word that has to be there",
        "$$ ... | names no word that has to be there",
        "OR graph | has an OR that does not stand between two words",
        "graph OR | has an OR that does not stand between two words",
        "graph OR OR plane | has an OR that does not stand between two words",
        "graph OR -plane | has an OR beside a word that is left out"
      })
  void refusesWhatIsNoQuery(String query, String rule) {
    assertThatThrownBy(() -> ids(query, SearchFilter.NONE))
        .isInstanceOfSatisfying(
            InvalidFieldException.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("q");
              assertThat(refusal.rule()).isEqualTo(rule);
            });
  }

  @Test
  void refusesMoreThanItsBounds() {
    assertThatThrownBy(() -> ids("a ".repeat(151), SearchFilter.NONE))
        .hasMessage("q: 302 characters is more than 300 characters");
    assertThatThrownBy(() -> ids("graph ".repeat(33), SearchFilter.NONE))
        .hasMessage("q: 33 words is more than 32 words");
    assertThatThrownBy(() -> ids("  ", SearchFilter.NONE)).hasMessage("q: \"  \" is blank");
  }

  @Test
  void looksOnlyAtWhatTheFilterLetsPass() {
    LocalDate second = LocalDate.of(2025, 3, 2);

    assertThat(ids("sample", new SearchFilter("STAT.ml", null, null, null, null, null, null)))
        .hasSize(4);
    assertThat(ids("sample", new SearchFilter(null, "cs.LG", null, " ", null, null, null)))
        .containsExactlyInAnyOrder("2503.00001", "2503.00004");
    assertThat(ids("sample", new SearchFilter(null, null, "math.CO", "file", true, null, null)))
        .containsExactly("2503.00002");
    assertThat(ids("sample", new SearchFilter(null, null, null, "oai", null, null, null)))
        .isEmpty();
    assertThat(ids("sample", new SearchFilter(null, null, null, null, false, null, null)))
        .isEmpty();
    assertThat(
            ids(
                "sample",
                new SearchFilter(null, null, null, null, null, second, second.plusDays(1))))
        .containsExactlyInAnyOrder("2503.00002", "2503.00003");
  }

  @Test
  void pagesThroughAllHitsOnceEachThoughTheyRankTheSame() {
    IntStream.range(4, 27).forEach(i -> shelf.put(Shelf.paper(i, "Twin", "One text for all.")));
    index.refresh(shelf.ids());
    index.show();

    List<String> seen = new ArrayList<>();
    SearchPage page = search.search("twin", SearchFilter.NONE, null, 5);
    while (page.nextCursor() != null) {
      page.hits().forEach(hit -> seen.add(hit.paper().id()));
      page = search.search("twin", SearchFilter.NONE, SearchCursor.parse(page.nextCursor()), 5);
    }
    page.hits().forEach(hit -> seen.add(hit.paper().id()));

    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    assertThat(page.total()).isEqualTo(23);
    assertThat(page.indexed()).isEqualTo(27);
  }

  @Test
  void marksWhatWasLookedForAndKeepsTheTextAsItStands() {
    SearchHit hit =
        search.search("galaxy", SearchFilter.NONE, null, 9).hits().stream()
            .filter(each -> each.paper().title().equals(HOSTILE))
            .findFirst()
            .orElseThrow();

    assertThat(text(hit.title())).isEqualTo(HOSTILE);
    assertThat(marked(hit.title())).containsExactly("galaxies");
    assertThat(hit.excerpt()).isEmpty();
  }

  @Test
  void cutsASentenceWithoutAnEndAroundItsFirstHit() {
    String before = "lorem ".repeat(900);
    shelf.put(Shelf.paper(9, "Endless", before + "needle " + "ipsum ".repeat(900)));
    index.refresh(List.of("2503.00010"));
    index.show();

    List<TextPart> excerpt =
        search.search("needle", SearchFilter.NONE, null, 9).hits().getFirst().excerpt();

    assertThat(marked(excerpt)).containsExactly("needle");
    assertThat(text(excerpt)).hasSizeLessThanOrEqualTo(400);
  }

  @Test
  void marksTheWordsOfAPhraseTogether() {
    SearchHit hit =
        search.search("\"graph colourings\"", SearchFilter.NONE, null, 9).hits().getFirst();

    assertThat(marked(hit.title())).containsExactly("Graph colourings");
    assertThat(hit.excerpt()).isEmpty();
  }

  @Test
  void findsTheNearestPapersByTheCosine() {
    SimilarPapers nearest =
        search.nearest(new Embedding(Samples.ENCODER, new float[] {2, 0}), "2503.00001", 9);

    /* cos((1,0),(0.6,0.8)) = 0.6; cos((1,0),(0,1)) = 0. */
    assertThat(nearest.papers())
        .extracting(near -> near.paper().id())
        .containsExactly("2503.00002", "2503.00003");
    assertThat(nearest.papers().get(0).similarity()).isCloseTo(0.6, within(1e-6));
    assertThat(nearest.papers().get(1).similarity()).isCloseTo(0, within(1e-6));
  }

  @Test
  void neverComparesVectorsOfTwoEncoders() {
    float[] vector = {1, 0};

    assertThat(neighbours(new Embedding("another-encoder", vector))).containsExactly("2503.00004");
    assertThat(neighbours(new Embedding("a-third", vector))).isEmpty();
    assertThat(neighbours(new Embedding(Samples.ENCODER, vector))).doesNotContain("2503.00004");
  }

  @Test
  void hasNoNeighboursForAVectorWithoutADirection() {
    assertThat(neighbours(new Embedding(Samples.ENCODER, new float[] {0, 0}))).isEmpty();
    assertThat(neighbours(new Embedding(Samples.ENCODER, new float[] {}))).isEmpty();
    assertThat(neighbours(new Embedding(Samples.ENCODER, new float[] {Float.NaN, 1}))).isEmpty();
  }

  private List<String> neighbours(Embedding embedding) {
    return search.nearest(embedding, null, 9).papers().stream()
        .map(SimilarPaper::paper)
        .map(paper -> paper.id())
        .toList();
  }

  private List<String> ids(String query, SearchFilter filter) {
    return search.search(query, filter, null, 50).hits().stream()
        .map(hit -> hit.paper().id())
        .toList();
  }

  private static String text(List<TextPart> parts) {
    return parts.stream().map(TextPart::text).collect(Collectors.joining());
  }

  private static List<String> marked(List<TextPart> parts) {
    return parts.stream().filter(TextPart::hit).map(TextPart::text).toList();
  }
}
