package io.arxivist.fetcher.source.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server does wrong, answer by answer. */
class OaiFaultTests {
  private static final String EXPIRED =
      OaiXml.page("")
          .replace(
              "<ListRecords></ListRecords>", "<error code=\"badResumptionToken\">gone</error>");

  private final TestClock clock = new TestClock();
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void waitsAsLongAsAnOverloadedServerAsks() {
    server.answers(503, "20", "");
    server.answers(429, "Tue, 24 Nov 2026 10:01:00 GMT", "");
    server.answers(200, null, OaiXml.page(OaiXml.good("2611.90001")));

    try (PaperReader reader = open()) {
      assertThat(reader.next()).isInstanceOf(SourceRecord.Found.class);
    }

    /* 20 s asked for; from 10:00:20 until 10:01:00 the second time. Back-off and pause fit in. */
    assertThat(clock.instant()).isEqualTo("2026-11-24T10:01:00Z");
  }

  @Test
  void backsOffWhereTheServerAsksForNoWait() {
    server.answers(500, null, "");
    server.answers(200, null, "<html>proxy error</html>");
    server.answers(200, null, OaiXml.page(""));

    try (PaperReader reader = open()) {
      assertThat(reader.next()).isNull();
    }

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void failsAtOnceOnARefusal() {
    server.answers(404, null, "");

    assertThatThrownBy(() -> open().next())
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("answered 404");
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void beginsAnewFromTheDayReachedWhenATokenHasExpired() {
    server.answers(page(token("one", 4), dated(1, 2), dated(2, 3), dated(3, 3)));
    server.answers(EXPIRED);
    server.answers(page("", dated(2, 3), dated(3, 3), dated(4, 4)));

    assertThat(read(open())).isEqualTo(ids(1, 2, 3, 4));
    assertThat(server.questions())
        .containsExactly(
            "/oai?verb=ListRecords&metadataPrefix=arXiv",
            "/oai?verb=ListRecords&resumptionToken=one",
            "/oai?verb=ListRecords&metadataPrefix=arXiv&from=2026-11-03");
  }

  @Test
  void beginsAListInAnotherOrderAnewFromItsStart() {
    server.answers(page(token("one", 3), dated(1, 9), dated(2, 3)));
    server.answers(EXPIRED);
    server.answers(page("", dated(1, 9), dated(2, 3), dated(3, 5)));

    assertThat(read(open())).isEqualTo(ids(1, 2, 3));
    assertThat(server.questions()).last().isEqualTo("/oai?verb=ListRecords&metadataPrefix=arXiv");
  }

  @Test
  void readsTheWholeListAgainWhenItsOrderHasLostRecords() {
    server.answers(page(token("one", 4), dated(1, 2), dated(2, 9)));
    server.answers(EXPIRED);
    IntStream.range(0, 3).forEach(look -> server.answers(page("", dated(2, 9), dated(3, 9))));
    server.answers(page("", dated(1, 2), dated(2, 9), dated(3, 9), dated(4, 5)));

    PaperReader reader = open();

    assertThat(read(reader)).isEqualTo(ids(1, 2, 3, 4));
    assertThat(reader.shortcomings()).isEmpty();
    assertThat(reader.expected()).isEqualTo(4);
  }

  @Test
  void failsWhenNoTokenIsEverTaken() {
    server.answers(page(token("one", 4), dated(1, 2)));
    for (int i = 0; i < 5; i++) {
      server.answers(EXPIRED);
      server.answers(page(token("one", 4), dated(1, 2)));
    }
    server.answers(EXPIRED);

    assertThatThrownBy(() -> read(open()))
        .hasMessage(
            "OAI-PMH refuses its own resumption tokens: gone, all sets from 2026-11-02 until today"
                + " began anew 5 times");
  }

  @Test
  void takesARefusalOfTheFirstPageForOne() {
    server.answers(EXPIRED);

    assertThatThrownBy(() -> open().next())
        .isInstanceOf(SourceException.class)
        .hasMessage("OAI-PMH refused with badResumptionToken: gone");
  }

  @Test
  void asksAgainForAPageThatComesOnceMore() {
    server.answers(page(token("one", 3), dated(1, 2)));
    server.answers(page(token("one", 3), dated(1, 2)));
    server.answers(page(token("two", 3), dated(1, 2)));
    server.answers(page(token("two", 3), dated(2, 2)));
    server.answers(page("", dated(3, 2)));

    assertThat(read(open())).isEqualTo(ids(1, 2, 3));
  }

  @Test
  void failsRatherThanAskForTheSamePageForEver() {
    IntStream.range(0, 4).forEach(time -> server.answers(page(token("same", 3), dated(1, 2))));

    PaperReader reader = open();
    assertThat(reader.next()).isNotNull();
    assertThatThrownBy(reader::next)
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("gave a page of the list once more, tried 3 times");
  }

  @Test
  void asksAgainForAnEmptyPageInTheMiddle() {
    server.answers(page(token("one", 2), dated(1, 2)));
    server.answers(page(token("two", 2)));
    server.answers(page("<resumptionToken completeListSize=\"2\"/>"));
    server.answers(page("", dated(2, 2)));

    assertThat(read(open())).isEqualTo(ids(1, 2));
  }

  @Test
  void looksAgainAtAListThatEndsTooSoon() {
    server.answers(page(token("one", 3), dated(1, 2)));
    server.answers(page("<resumptionToken completeListSize=\"3\"/>", dated(2, 2)));
    server.answers(page("<resumptionToken completeListSize=\"3\"/>", dated(2, 2), dated(3, 2)));

    PaperReader reader = open();

    assertThat(read(reader)).isEqualTo(ids(1, 2, 3));
    assertThat(reader.shortcomings()).isEmpty();
  }

  @Test
  void tellsHowManyAListStillOwesInTheEnd() {
    String owing = page("<resumptionToken completeListSize=\"3\"/>", dated(1, 2), dated(2, 2));
    IntStream.range(0, 6).forEach(look -> server.answers(owing));

    PaperReader reader = open();

    assertThat(read(reader)).isEqualTo(ids(1, 2));
    assertThat(reader.shortcomings())
        .containsExactly(
            "the list of all sets from the beginning until today announced 1 records more than it"
                + " gave");
  }

  @Test
  void followsASizeThatChangesOnTheWay() {
    server.answers(page(token("one", 2), dated(1, 2)));
    server.answers(page(token("two", 4), dated(2, 2)));
    server.answers(page("<resumptionToken completeListSize=\"3\"/>", dated(3, 2)));

    PaperReader reader = open();

    assertThat(read(reader)).isEqualTo(ids(1, 2, 3));
    assertThat(reader.expected()).isEqualTo(3);
    assertThat(reader.shortcomings()).isEmpty();
  }

  @Test
  void goesOnWithTheFailedPageWhenItIsReadOn() {
    server.answers(page(token("one", 2), dated(1, 2)));
    IntStream.range(0, 3).forEach(time -> server.answers(500, null, ""));
    server.answers(page("", dated(2, 2)));

    PaperReader reader = open();
    assertThat(reader.next()).isNotNull();
    assertThatThrownBy(reader::next).hasMessageEndingWith("answered 500, tried 3 times");

    assertThat(read(reader)).isEqualTo(ids(2));
  }

  @Test
  void givesARecordThatWasRefusedAndComesWholeLater() {
    String broken = dated(2, 2).replace("cs.LG stat.ML", "");
    IntStream.range(0, 3)
        .forEach(look -> server.answers(page(token("one", 3), dated(1, 2), broken)));
    server.answers(EXPIRED);
    server.answers(page("", dated(1, 2), dated(2, 2), dated(3, 2)));

    List<SourceRecord> records = new ArrayList<>();
    PaperReader reader = open();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }

    assertThat(records)
        .extracting(SourceRecord::where)
        .containsExactly("2611.90001", "oai:arXiv.org:2611.90002", "2611.90002", "2611.90003");
  }

  @Test
  void tellsWhatIsLeftForAnother() {
    server.answers(page(token("one", 9), dated(1, 2), dated(2, 3)));

    PaperReader reader =
        source().open(new SourceQuery(null, LocalDate.of(2026, 11, 20), List.of("cs")));
    reader.next();

    assertThat(reader.remainder())
        .containsExactly(
            new SourceQuery(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 20), List.of("cs")));
  }

  private static String page(String end, String... records) {
    return OaiXml.page(String.join("", records) + end);
  }

  private static String token(String token, int size) {
    return "<resumptionToken completeListSize=\"%d\">%s</resumptionToken>".formatted(size, token);
  }

  /** A record by its number and the day of November on which it changed. */
  private static String dated(int number, int day) {
    return OaiXml.good("2611.%05d".formatted(90_000 + number))
        .replace("</header>", "<datestamp>2026-11-%02d</datestamp></header>".formatted(day));
  }

  private static List<String> ids(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> "2611.%05d".formatted(90_000 + number))
        .toList();
  }

  private static List<String> read(PaperReader reader) {
    List<String> ids = new ArrayList<>();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      ids.add(((SourceRecord.Found) record).paper().id());
    }
    return ids;
  }

  private PaperReader open() {
    return source().open(SourceQuery.EVERYTHING);
  }

  private OaiSource source() {
    ClientSettings settings =
        new ClientSettings(
            server.url("/oai"),
            "oai",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
    return new OaiSource(settings, OaiFormat.ARXIV, pacer, clock, clock);
  }
}
