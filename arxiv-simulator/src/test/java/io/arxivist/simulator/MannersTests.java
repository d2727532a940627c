package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulator says of the manners of those who ask it. */
class MannersTests {
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-24T10:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final ArxivSimulator simulator =
      ArxivSimulator.builder(SyntheticCorpus.generate(30, 7, LocalDate.of(2026, 11, 23)))
          .clock(clock)
          .strict()
          .start();

  @AfterEach
  void stop() {
    simulator.close();
    client.close();
  }

  @Test
  void refusesWhoComesSoonerThanThreeSecondsAfterTheLast() throws Exception {
    int first = status();
    clock.advance(Duration.ofMillis(2_999));
    HttpResponse<String> tooSoon = send().get(20, TimeUnit.SECONDS);
    clock.advance(Duration.ofSeconds(3));
    int inTime = status();

    assertThat(first).isEqualTo(200);
    assertThat(tooSoon.statusCode()).isEqualTo(429);
    assertThat(tooSoon.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(inTime).isEqualTo(200);
    assertThat(simulator.tally().overstepped()).isEqualTo(1);
    assertThat(simulator.requests())
        .extracting(SimulatedRequest::overstepped)
        .containsExactly(false, true, false);
  }

  @Test
  void refusesWhoAsksBesideAnother() throws Exception {
    simulator.holdAfter(0);
    CompletableFuture<HttpResponse<String>> first = send();
    Awaitility.await().until(() -> simulator.requests().size() == 1);
    clock.advance(Duration.ofSeconds(5));
    CompletableFuture<HttpResponse<String>> beside = send();
    Awaitility.await().until(() -> simulator.requests().size() == 2);

    simulator.release();

    assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(beside.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
    assertThat(simulator.tally().all().mostAtOnce()).isEqualTo(2);
  }

  @Test
  void countsWhatItWasAskedByInterface() throws Exception {
    status();
    clock.advance(Duration.ofSeconds(10));
    get(simulator.apiUrl() + "?search_query=cat:cs.LG");
    clock.advance(Duration.ofSeconds(4));
    get(simulator.rssUrl() + "/cs");
    clock.advance(Duration.ofSeconds(3));
    status();

    Tally tally = simulator.tally();

    assertThat(tally.all().requests()).isEqualTo(4);
    assertThat(tally.all().shortestPause()).isEqualTo(Duration.ofSeconds(3));
    assertThat(tally.all().mostAtOnce()).isEqualTo(1);
    assertThat(tally.overstepped()).isZero();
    assertThat(tally.interfaces().get(ArxivInterface.OAI))
        .isEqualTo(new Tally.Counts(2, Map.of(), Duration.ofSeconds(17), 1));
    assertThat(tally.interfaces().get(ArxivInterface.RSS))
        .isEqualTo(new Tally.Counts(1, Map.of(), null, 1));
  }

  @Test
  void takesItsTimeWhereItIsToldTo() throws Exception {
    Duration latency = Duration.ofMillis(150);
    try (ArxivSimulator slow =
        ArxivSimulator.builder(SyntheticCorpus.generate(30, 7, LocalDate.of(2026, 11, 23)))
            .clock(clock)
            .latency(latency)
            .start()) {
      long begin = System.nanoTime();
      get(slow.oaiUrl() + "?verb=Identify");

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(latency);
    }
  }

  private int status() throws Exception {
    return send().get(20, TimeUnit.SECONDS).statusCode();
  }

  private CompletableFuture<HttpResponse<String>> send() {
    return client.sendAsync(
        request(simulator.oaiUrl() + "?verb=Identify"), BodyHandlers.ofString());
  }

  private void get(String address) throws IOException, InterruptedException {
    assertThat(client.send(request(address), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
  }
}
