package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.paper.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** arXiv's own limits, at a corpus of 30,500 papers of one Monday. */
class ArxivLimitsTests {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final int PAPERS = 30_500;

  private static ArxivSimulator simulator;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    List<Paper> papers =
        IntStream.range(0, PAPERS)
            .mapToObj(number ->
                new Paper(
                    "2611.%05d".formatted(number),
                    1,
                    "Title",
                    "Abstract",
                    List.of("cs.LG"),
                    List.of(),
                    MONDAY,
                    null))
            .toList();
    client = HttpClient.newHttpClient();
    simulator =
        ArxivSimulator.builder(Corpus.of(papers))
            .clock(MovableClock.at(Instant.parse("2026-11-24T10:00:00Z")))
            .start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
    client.close();
  }

  @Test
  void givesTwoThousandEntriesASliceAtMost() throws Exception {
    String slice = body("start=0&max_results=2000");
    HttpResponse<String> tooMany = search("start=0&max_results=2001");

    assertThat(count(slice, "<entry>")).isEqualTo(2_000);
    assertThat(slice).contains("totalResults>30500<");
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.body()).contains("max_results must be at most 2000");
  }

  @Test
  void givesThirtyThousandEntriesASearchAtMost() throws Exception {
    String last = body("start=29900&max_results=200");
    HttpResponse<String> beyond = search("start=30000&max_results=200");

    assertThat(count(last, "<entry>")).isEqualTo(100);
    assertThat(beyond.statusCode()).isEqualTo(400);
    assertThat(beyond.body()).contains("start must be below 30000");
  }

  @Test
  void givesTwoThousandItemsAFeedAtMost() throws Exception {
    assertThat(count(get(simulator.rssUrl() + "/cs").body(), "<item>")).isEqualTo(2_000);
  }

  @Test
  void givesAThousandRecordsAPage() throws Exception {
    String page = get(simulator.oaiUrl() + "?verb=ListRecords&metadataPrefix=arXiv").body();

    assertThat(count(page, "<record>")).isEqualTo(1_000);
    assertThat(page).contains("cursor=\"0\" completeListSize=\"30500\"");
  }

  @Test
  void findsPapersByTheirIds() throws Exception {
    String found = get(simulator.apiUrl() + "?id_list=2611.00007v1,2611.00003").body();
    HttpResponse<String> malformed = get(simulator.apiUrl() + "?id_list=abc");

    assertThat(found).contains("totalResults>2<", "abs/2611.00003v1", "abs/2611.00007v1");
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(malformed.body()).contains("incorrect id format for abc");
  }

  @Test
  void sortsAsItIsAskedTo() throws Exception {
    String newest = body("max_results=1&sortBy=submittedDate&sortOrder=descending");

    assertThat(newest).contains("abs/2611.30499v1");
    assertThat(search("sortBy=size").statusCode()).isEqualTo(400);
    assertThat(search("sortOrder=random").statusCode()).isEqualTo(400);
  }

  private static String body(String arguments) throws IOException, InterruptedException {
    HttpResponse<String> answer = search(arguments);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> search(String arguments)
      throws IOException, InterruptedException {
    return get(simulator.apiUrl() + "?search_query=cat:cs.LG&" + arguments);
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
