package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlEndpointTests {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final SyntheticCorpus CORPUS =
      SyntheticCorpus.generate(30, 7, LocalDate.of(2026, 11, 23));

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final ArxivSimulator simulator =
      ArxivSimulator.builder(CORPUS).clock(MovableClock.at(NOW)).controllable().start();

  @AfterEach
  void stop() {
    simulator.close();
    client.close();
  }

  @Test
  void showsWhatTheSimulatorDoesAndWhatItWasAsked() throws Exception {
    simulator.faults(FaultPlan.rate(Fault.choice("unavailable"), 1, 7));
    assertThat(ask("GET", "/oai?verb=Identify", "").statusCode()).isEqualTo(503);

    JsonNode view = json.readTree(ask("GET", "/control", "").body());

    assertThat(view.path("now").asString()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(view.path("faults").toString()).isEqualTo("[\"unavailable\"]");
    assertThat(view.path("rate").asDouble()).isEqualTo(1);
    assertThat(view.at("/tally/all/requests").asInt()).isEqualTo(1);
    assertThat(view.at("/tally/interfaces/oai/faults/unavailable").asInt()).isEqualTo(1);
  }

  @Test
  void changesTheFaults() throws Exception {
    HttpResponse<String> changed =
        ask("PUT", "/control/faults", "{\"faults\":[\"all\"],\"rate\":0.9,\"seed\":3}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(simulator.faults().faults()).hasSize(Fault.values().length);
    assertThat(simulator.faults().rate()).isEqualTo(0.9);

    ask("PUT", "/control/faults", "{\"script\":[null,\"too-many-requests\"]}");
    assertThat(ask("GET", "/oai?verb=Identify", "").statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/oai?verb=Identify", "").statusCode()).isEqualTo(429);

    ask("PUT", "/control/faults", "{\"faults\":[]}");
    assertThat(simulator.faults().faults()).isEmpty();
  }

  @Test
  void movesTheClock() throws Exception {
    String advanced = ask("POST", "/control/clock", "{\"advance\":\"PT24H\"}").body();
    String set = ask("POST", "/control/clock", "{\"to\":\"2026-11-30T00:00:00Z\"}").body();

    assertThat(json.readTree(advanced).path("now").asString()).isEqualTo("2026-11-25T10:00:00Z");
    assertThat(json.readTree(set).path("now").asString()).isEqualTo("2026-11-30T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          PUT  | /control/faults | {"faults":["flood"]}      | 400 | faults: flood is not all, none or
          PUT  | /control/faults | {"faults":[],"rate":2}    | 400 | rate: 2.0 is not within 0.0 and 1.0
          PUT  | /control/faults | {}                        | 400 | faults: goes without script, and
          PUT  | /control/faults | {"script":[],"seed":1}    | 400 | script: [] goes without rate, seed
          PUT  | /control/faults | {"faults":[],"fault":1}   | 400 | Unrecognized property "fault"
          PUT  | /control/faults | {"faults":                | 400 | Unexpected end-of-input
          PUT  | /control/faults | null                      | 400 | the body is missing
          POST | /control/clock  | {}                        | 400 | advance: goes without to, and one
          POST | /control/clock  | {"advance":"-PT1H"}       | 400 | advance: PT-1H is negative
          POST | /control/clock  | {"to":"2020-01-01T00:00:00Z"} | 400 | to: 2020-01-01T00:00:00Z is before
          GET  | /control/faults | {}                        | 405 | /control/faults takes PUT
          GET  | /control/time   | {}                        | 404 | /control/time is not /control,
          """)
  void saysWhatIsWrong(String method, String path, String body, int status, String detail)
      throws Exception {
    HttpResponse<String> answer = ask(method, path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json.readTree(answer.body()).path("detail").asString()).startsWith(detail);
  }

  @Test
  void takesNoBodyThatAForeignPageCanSend() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(address("/control/clock"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{\"advance\":\"PT1H\"}"))
            .build();

    assertThat(client.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  @Test
  void refusesToMoveAClockThatIsNotItsOwn() throws Exception {
    Clock fixed = Clock.fixed(NOW, ZoneOffset.UTC);
    try (ArxivSimulator other =
        ArxivSimulator.builder(CORPUS).clock(fixed).controllable().start()) {
      HttpRequest move =
          HttpRequest.newBuilder(other.oaiUrl().resolve("/control/clock"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"advance\":\"PT1H\"}"))
              .build();

      assertThat(client.send(move, BodyHandlers.ofString()).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void isNotThereUnlessAskedFor() throws Exception {
    try (ArxivSimulator other = ArxivSimulator.builder(CORPUS).start()) {
      HttpRequest look = HttpRequest.newBuilder(other.oaiUrl().resolve("/control")).build();

      assertThat(client.send(look, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI address(String path) {
    return simulator.oaiUrl().resolve(path);
  }
}
