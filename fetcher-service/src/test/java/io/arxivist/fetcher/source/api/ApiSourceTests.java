package io.arxivist.fetcher.source.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.ScriptedServer;
import io.arxivist.fetcher.source.http.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The query API with what it does right and wrong; a slice has three entries. */
class ApiSourceTests {
  private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 4);

  private final TestClock clock = new TestClock();
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsASearchSliceBySliceAtArxivsPace() {
    server.answers(Atom.page(5, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(5, 3, Atom.entries(4, 5)));

    assertThat(read(List.of("cs:cs:LG", "physics:hep-th"))).isEqualTo(papers(1, 5));
    assertThat(server.questions())
        .containsExactly(
            "/api/query?search_query=(cat:cs.LG OR cat:hep-th) AND submittedDate:[202611010000 TO"
                + " 202611042359]&start=0&max_results=3&sortBy=submittedDate&sortOrder=ascending",
            "/api/query?search_query=(cat:cs.LG OR cat:hep-th) AND submittedDate:[202611010000 TO"
                + " 202611042359]&start=3&max_results=3&sortBy=submittedDate&sortOrder=ascending");
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void asksForWholeArchivesWhereASetIsAGroup() {
    server.answers(Atom.page(0, 0, ""));

    assertThat(read(List.of("stat", "physics:astro-ph"))).isEmpty();
    assertThat(server.questions().getFirst()).contains("=(cat:stat.* OR cat:astro-ph.*) AND ");
  }

  @Test
  void goesOnWhereAShortSliceEnds() {
    server.answers(Atom.page(4, 0, Atom.entries(1, 2)));
    server.answers(Atom.page(4, 2, Atom.entries(3, 3)));
    server.answers(Atom.page(4, 3, Atom.entries(4, 4)));

    assertThat(read(List.of())).isEqualTo(papers(1, 4));
  }

  @Test
  void asksAgainForAnEmptySliceInTheMiddle() {
    server.answers(Atom.page(4, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(4, 3, ""));
    server.answers(Atom.page(4, 3, Atom.entries(4, 4)));

    assertThat(read(List.of())).isEqualTo(papers(1, 4));
    assertThat(clock.sleeps()).contains(Duration.ofSeconds(5));
  }

  @Test
  void asksAgainForARepeatedSlice() {
    server.answers(Atom.page(6, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(6, 3, Atom.entries(1, 3)));
    server.answers(Atom.page(6, 3, Atom.entries(4, 6)));

    assertThat(read(List.of())).isEqualTo(papers(1, 6));
  }

  @Test
  void asksAgainForASliceThatBeginsElsewhereOrContradictsItsTotal() {
    server.answers(Atom.page(6, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(6, 0, Atom.entries(4, 6)));
    server.answers(Atom.page(2, 3, Atom.entries(4, 6)));
    server.answers(Atom.page(6, 3, Atom.entries(4, 6)));

    assertThat(read(List.of())).isEqualTo(papers(1, 6));
  }

  @Test
  void goesAroundAnEntryThatSpoilsItsSlice() {
    server.answers(Atom.page(6, 0, Atom.entries(1, 3)));
    /* Three times the slice of three, twice that of its first entry alone. */
    IntStream.range(0, 5).forEach(time -> server.answers("<feed>&#0;</feed>"));
    server.answers(Atom.page(6, 4, Atom.entries(5, 6)));

    PaperReader reader = open(List.of());

    assertThat(ids(reader))
        .isEqualTo(Stream.of(papers(1, 3), papers(5, 6)).flatMap(List::stream).toList());
    assertThat(reader.shortcomings())
        .singleElement()
        .asString()
        .startsWith("entry 3 of the search submittedDate:[202611010000 TO 202611042359] was passed")
        .contains("cannot be read");
    assertThat(reader.expected()).isEqualTo(6);
    assertThat(server.questions())
        .map(question -> question.replaceAll(".*start=(.*)&sortBy.*", "$1"))
        .containsExactly(
            "0&max_results=3",
            "3&max_results=3",
            "3&max_results=3",
            "3&max_results=3",
            "3&max_results=1",
            "3&max_results=1",
            "4&max_results=3");
  }

  @Test
  void failsWhenNothingCanBeReadAnyMore() {
    IntStream.range(0, 50).forEach(time -> server.answers("<feed>&#0;</feed>"));

    assertThatThrownBy(() -> read(List.of()))
        .isInstanceOfSatisfying(
            SourceException.class,
            failed -> assertThat(failed.kind()).isEqualTo(SourceException.Kind.UNUSABLE));
    /* Four entries, each with 3 attempts at its slice and 2 at itself. */
    assertThat(server.questions()).hasSize(20);
  }

  @Test
  void believesTheLargestTotalUntilASliceBeyondTheEnd() {
    server.answers(
        Atom.page(3, 0, Atom.entries(1, 3))
            .replace(">3</opensearch:total", ">9</opensearch:total"));
    server.answers(Atom.page(3, 3, ""));

    PaperReader reader = open(List.of());

    assertThat(ids(reader)).isEqualTo(papers(1, 3));
    assertThat(reader.expected()).isEqualTo(3);
  }

  @Test
  void walksBackThroughTheNewestVersionsToTheFirstDay() {
    server.answers(
        Atom.page(
            90, 0, changed(1, "2026-11-06") + changed(2, "2026-11-04") + changed(3, "2026-11-03")));
    server.answers(
        Atom.page(
            90, 3, changed(4, "2026-11-01") + changed(5, "2026-10-31") + changed(6, "2026-10-30")));

    PaperReader reader =
        source().byNewestVersion().open(new SourceQuery(FROM, UNTIL, List.of("cs:cs:LG")));
    SourceRecord first = reader.next();

    assertThat(first).extracting(SourceRecord::day).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(ids(reader)).isEqualTo(papers(3, 4));
    assertThat(reader.expected()).isNull();
    assertThat(reader.shortcomings()).isEmpty();
    assertThat(server.questions())
        .first()
        .isEqualTo(
            "/api/query?search_query=(cat:cs.LG)&start=0&max_results=3&sortBy=lastUpdatedDate"
                + "&sortOrder=descending");
  }

  @Test
  void givesAPaperThatMovedIntoTheNextSliceOnce() {
    server.answers(Atom.page(5, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(6, 3, Atom.entries(3, 5)));

    assertThat(read(List.of())).isEqualTo(papers(1, 5));
  }

  @Test
  void believesATotalThatChangesOnTheWay() {
    server.answers(Atom.page(3, 0, Atom.entries(1, 2)));
    server.answers(Atom.page(4, 2, Atom.entries(3, 4)));

    PaperReader reader = open(List.of());

    assertThat(ids(reader)).isEqualTo(papers(1, 4));
    assertThat(reader.expected()).isEqualTo(4);
  }

  @Test
  void halvesTheDaysOfASearchThatFindsTooMuch() {
    server.answers(Atom.page(30_001, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(1, 0, Atom.entries(1, 1)));
    server.answers(Atom.page(30_001, 0, Atom.entries(1, 3)));
    server.answers(Atom.page(1, 0, Atom.entries(2, 2)));
    server.answers(Atom.page(1, 0, Atom.entries(3, 3)));

    PaperReader reader = open(List.of());

    assertThat(ids(reader)).isEqualTo(papers(1, 3));
    assertThat(reader.expected()).isEqualTo(3);
    assertThat(server.questions())
        .map(question -> question.replaceAll(".*\\[(.*)\\].*", "$1"))
        .containsExactly(
            "202611010000 TO 202611042359",
            "202611010000 TO 202611022359",
            "202611030000 TO 202611042359",
            "202611030000 TO 202611032359",
            "202611040000 TO 202611042359");
  }

  @Test
  void saysThatOneDayHoldsTooMuch() {
    server.answers(Atom.page(30_001, 0, Atom.entries(1, 3)));

    SourceQuery day = new SourceQuery(FROM, FROM, List.of());

    assertThatThrownBy(() -> source().open(day).next())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("30001 papers on 2026-11-01");
  }

  @Test
  void failsWithTheApisOwnWordsOnARefusal() {
    server.answers(
        400,
        null,
        Atom.page(
            1,
            0,
            "<entry><id>https://arxiv.org/api/errors#bad</id>"
                + "<summary>bad query</summary></entry>"));

    assertThatThrownBy(() -> read(List.of()))
        .isInstanceOf(SourceException.class)
        .hasMessage("the query API refused: bad query");
  }

  private static String changed(int number, String day) {
    return Atom.entry("2611.%05dv2".formatted(90_000 + number))
        .replace("2026-11-20T23:30:00-05:00", day + "T10:00:00Z");
  }

  private List<String> read(List<String> sets) {
    return ids(open(sets));
  }

  private PaperReader open(List<String> sets) {
    return source().open(new SourceQuery(FROM, UNTIL, sets));
  }

  private ApiSource source() {
    ClientSettings settings =
        new ClientSettings(
            server.url("/api/query"),
            "api",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
    return new ApiSource(settings, ArxivTaxonomy.load(), 3, pacer, clock, clock);
  }

  private static List<String> ids(PaperReader reader) {
    List<String> ids = new ArrayList<>();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      ids.add(((SourceRecord.Found) record).paper().id());
    }
    return ids;
  }

  private static List<String> papers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "2611.%05d".formatted(90_000 + number))
        .toList();
  }
}
