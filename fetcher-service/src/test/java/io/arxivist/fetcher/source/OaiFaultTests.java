package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server does wrong, answer by answer. */
class OaiFaultTests {
  private record Answer(int status, @Nullable String retryAfter, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final TestClock clock = new TestClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oai", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void waitsAsLongAsAnOverloadedServerAsks() {
    answers.add(new Answer(503, "20", ""));
    answers.add(new Answer(429, "Tue, 24 Nov 2026 10:01:00 GMT", ""));
    answers.add(new Answer(200, null, OaiXml.page(OaiXml.good("2611.90001"))));

    try (PaperReader reader = open()) {
      assertThat(reader.next()).isInstanceOf(SourceRecord.Found.class);
    }

    /* 20 s asked for; from 10:00:20 until 10:01:00 the second time. The pause fits into both. */
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40));
  }

  @Test
  void backsOffWhereTheServerAsksForNoWait() {
    answers.add(new Answer(500, null, ""));
    answers.add(new Answer(200, null, "<html>proxy error</html>"));
    answers.add(new Answer(200, null, OaiXml.page("")));

    try (PaperReader reader = open()) {
      assertThat(reader.next()).isNull();
    }

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void failsAtOnceOnARefusal() {
    answers.add(new Answer(404, null, ""));

    assertThatThrownBy(() -> open().next())
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("answered 404");
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void failsOnAnExpiredToken() {
    answers.add(
        new Answer(
            200,
            null,
            OaiXml.page("</ListRecords><error code=\"badResumptionToken\">gone</error><x>")
                .replace("</ListRecords>\n</OAI", "</x></OAI")));

    assertThatThrownBy(() -> open().next())
        .isInstanceOf(SourceException.class)
        .hasMessage("OAI-PMH refused with badResumptionToken: gone");
  }

  @Test
  void failsRatherThanAskForTheSamePageForEver() {
    String page =
        OaiXml.page(OaiXml.good("2611.90001") + "<resumptionToken>same</resumptionToken>");
    answers.add(new Answer(200, null, page));
    answers.add(new Answer(200, null, page));

    PaperReader reader = open();
    assertThat(reader.next()).isNotNull();
    assertThatThrownBy(reader::next)
        .isInstanceOf(SourceException.class)
        .hasMessage("the same page came twice: resumption token same");
  }

  private PaperReader open() {
    OaiSettings settings =
        new OaiSettings(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oai"),
            "oai",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new RequestPacer(Duration.ofSeconds(3), clock, clock);
    return new OaiSource(http, settings, pacer, clock, clock).open(SourceQuery.EVERYTHING);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer = answers.remove();
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
