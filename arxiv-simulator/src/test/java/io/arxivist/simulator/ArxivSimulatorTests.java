package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArxivSimulatorTests {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)<");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ArxivSimulator simulator =
      ArxivSimulator.start(
          0, SyntheticCorpus.generate(1_200, 7, LocalDate.of(2026, 11, 20)), CLOCK);

  @AfterEach
  void stop() {
    simulator.close();
    client.close();
  }

  @Test
  void identifiesItself() throws Exception {
    assertThat(get("verb=Identify"))
        .contains("<responseDate>2026-11-24T10:00:00Z</responseDate>")
        .contains("synthetic papers")
        .contains("<granularity>YYYY-MM-DD</granularity>");
  }

  @Test
  void pagesThroughTheWholeList() throws Exception {
    String first = get("verb=ListRecords&metadataPrefix=arXiv");
    Matcher token = TOKEN.matcher(first);
    assertThat(token.find()).isTrue();

    String second = get("verb=ListRecords&resumptionToken=" + token.group(1));

    assertThat(first).contains("cursor=\"0\" completeListSize=\"1200\"");
    assertThat(first.split("<record>", -1)).hasSize(1_001);
    assertThat(second).contains("<resumptionToken cursor=\"1000\" completeListSize=\"1200\"></");
    assertThat(second.split("<record>", -1)).hasSize(201);
  }

  @Test
  void keepsToDaysAndSets() throws Exception {
    String page =
        get("verb=ListRecords&metadataPrefix=arXiv&from=2026-10-01&until=2026-10-31&set=cs:cs:LG");

    assertThat(page).contains("<setSpec>cs:cs:LG</setSpec>");
    assertThat(page).doesNotContain("<datestamp>2026-09").doesNotContain("<datestamp>2026-11");
  }

  @Test
  void answersErrorsInTheBody() throws Exception {
    String list = "verb=ListRecords&metadataPrefix=arXiv";
    assertThat(get("verb=Nonsense")).contains("code=\"badVerb\"");
    assertThat(get("verb=ListRecords")).contains("code=\"badArgument\"");
    assertThat(get(list + "&from=yesterday")).contains("code=\"badArgument\"");
    assertThat(get(list + "&set=cs:XX")).contains("code=\"badArgument\"");
    assertThat(get(list + "&from=2030-01-01")).contains("code=\"noRecordsMatch\"");
    assertThat(get("verb=ListRecords&resumptionToken=abc")).contains("code=\"badResumptionToken\"");
    assertThat(get("verb=ListRecords&metadataPrefix=oai_dc"))
        .contains("code=\"cannotDisseminateFormat\"");
  }

  @Test
  void refusesWhatTheQueryApiRefuses() throws Exception {
    HttpResponse<String> tooMuch =
        ask(simulator.apiUrl() + "?search_query=cat:cs.LG&max_results=2001");
    HttpResponse<String> unknown = ask(simulator.apiUrl() + "?search_query=au:brown");

    assertThat(tooMuch.statusCode()).isEqualTo(400);
    assertThat(tooMuch.body()).contains("max_results must be at most 2000");
    assertThat(unknown.statusCode()).isEqualTo(400);
  }

  @Test
  void slicesASearch() throws Exception {
    String slice = ask(simulator.apiUrl() + "?search_query=cat:cs.*&start=5&max_results=3").body();

    assertThat(slice)
        .contains("<opensearch:startIndex>5</")
        .containsPattern("totalResults>\\d{3}<");
    assertThat(slice.split("<entry>", -1)).hasSize(4);
  }

  @Test
  void announcesNothingAtTheWeekend() throws Exception {
    Clock sunday = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    SyntheticCorpus corpus = SyntheticCorpus.generate(1_200, 7, LocalDate.of(2026, 11, 22));
    try (ArxivSimulator resting = ArxivSimulator.start(0, corpus, sunday)) {
      assertThat(ask(resting.rssUrl() + "/cs").body()).doesNotContain("<item>");
    }
  }

  @Test
  void remembersRequestsWithTheirTimes() throws Exception {
    get("verb=Identify");

    assertThat(simulator.requests()).hasSize(1);
    assertThat(simulator.requests().getFirst().query()).isEqualTo("verb=Identify");
    assertThat(simulator.requests().getFirst().at()).isEqualTo(CLOCK.instant());
  }

  @Test
  void servesPagesOfAnotherSize() throws Exception {
    SyntheticCorpus corpus = SyntheticCorpus.generate(30, 7, LocalDate.of(2026, 11, 20));
    try (ArxivSimulator small = ArxivSimulator.start(0, corpus, CLOCK, 20)) {
      String page = body(small, "verb=ListRecords&metadataPrefix=arXiv");

      assertThat(page).contains("completeListSize=\"30\"");
      assertThat(page.split("<record>", -1)).hasSize(21);
    }
  }

  @Test
  void leavesRequestsWaitingUntilItIsReleased() throws Exception {
    simulator.holdAfter(1);
    get("verb=Identify");

    CompletableFuture<HttpResponse<String>> held =
        client.sendAsync(request(simulator, "verb=Identify"), BodyHandlers.ofString());
    Awaitility.await().until(() -> simulator.requests().size() == 2);
    assertThat(held).isNotDone();
    simulator.release();

    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private String get(String query) throws IOException, InterruptedException {
    return body(simulator, query);
  }

  private String body(ArxivSimulator asked, String query) throws IOException, InterruptedException {
    return client.send(request(asked, query), BodyHandlers.ofString()).body();
  }

  private static HttpRequest request(ArxivSimulator asked, String query) {
    return HttpRequest.newBuilder(URI.create(asked.oaiUrl() + "?" + query)).build();
  }
}
