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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server does wrong, answer by answer. */
class OaiFaultTests {
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

    /* 20 s asked for; from 10:00:20 until 10:01:00 the second time. The pause fits into both. */
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40));
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
  void failsOnAnExpiredToken() {
    server.answers(
        200,
        null,
        OaiXml.page("</ListRecords><error code=\"badResumptionToken\">gone</error><x>")
            .replace("</ListRecords>\n</OAI", "</x></OAI"));

    assertThatThrownBy(() -> open().next())
        .isInstanceOf(SourceException.class)
        .hasMessage("OAI-PMH refused with badResumptionToken: gone");
  }

  @Test
  void failsRatherThanAskForTheSamePageForEver() {
    String page =
        OaiXml.page(OaiXml.good("2611.90001") + "<resumptionToken>same</resumptionToken>");
    server.answers(200, null, page);
    server.answers(200, null, page);

    PaperReader reader = open();
    assertThat(reader.next()).isNotNull();
    assertThatThrownBy(reader::next)
        .isInstanceOf(SourceException.class)
        .hasMessage("the same page came twice: resumption token same");
  }

  private PaperReader open() {
    ClientSettings settings =
        new ClientSettings(
            server.url("/oai"),
            "oai",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
    return new OaiSource(settings, OaiFormat.ARXIV, pacer, clock, clock)
        .open(SourceQuery.EVERYTHING);
  }
}
