package io.arxivist.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=common,api-gateway")
class GatewayTests {
  private static final StubService CLASSIFIER = StubService.start("classifier");
  private static final StubService TRAINER = StubService.start("trainer");
  private static final StubService FETCHER = StubService.start("fetcher");
  private static final int MEGABYTE = 1024 * 1024;

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry registry) throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    registry.add("arxivist.services.classifier-url", CLASSIFIER::url);
    registry.add("arxivist.services.trainer-url", TRAINER::url);
    registry.add("arxivist.services.fetcher-url", FETCHER::url);
    registry.add("arxivist.services.monitor-url", () -> "http://127.0.0.1:" + closed);
  }

  @AfterAll
  static void stop() {
    CLASSIFIER.close();
    TRAINER.close();
    FETCHER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/papers?text=a%20b&limit=5, classifier",
    "/papers/summary, classifier",
    "/papers/hep-th/9901001, classifier",
    "/papers/2611.00001/similar?limit=3, classifier",
    "/papers/hep-th/9901001/similar, classifier",
    "/search?q=%22a%20b%22, classifier",
    "/search/similar, classifier",
    "/index-rebuilds/7/result, classifier",
    "/reclassifications/7, classifier",
    "/papers/2511.00001/explanation, classifier",
    "/archive, classifier",
    "/archive/2026-11-02, classifier",
    "/archive-checks/7/result, classifier",
    "/models, trainer",
    "/trainings/7/result, trainer",
    "/publications, trainer",
    "/harvests?limit=3, fetcher",
    "/pushes/7, fetcher",
    "/queues, fetcher",
    "/ledger, fetcher",
    "/sources, fetcher"
  })
  void sendsPathToItsServiceWithoutThePrefix(String path, String service) throws Exception {
    HttpResponse<String> answer = get("/api/v1" + path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\"}");
    assertThat(stub(service).last().uri()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ping",
        "/version",
        "/v2",
        "/v2/health/ready",
        "/v2/models/arxivist-classifier/versions/3/ready"
      })
  void sendsTheInferenceProtocolsToTheClassifierAsTheyAre(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(CLASSIFIER.last().uri()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invocations", "/v2/models/arxivist-classifier/infer"})
  void passesTheBodiesOfTheInferenceProtocolsOn(String path) throws Exception {
    post(path, "{\"inputs\":[]}");

    assertThat(CLASSIFIER.last().uri()).isEqualTo(path);
    assertThat(CLASSIFIER.last().body()).isEqualTo("{\"inputs\":[]}");
  }

  @Test
  void passesBodiesOn() throws Exception {
    HttpResponse<String> answer = post("/api/v1/classifications", "{\"papers\":[]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(CLASSIFIER.last().method()).isEqualTo("POST");
    assertThat(CLASSIFIER.last().body()).isEqualTo("{\"papers\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/harvests, /api/v1/harvests/7",
    "/api/v1/trainings, /api/v1/trainings/7",
    "/api/v1/models/absolute, /api/v1/models/absolute/7?x=1"
  })
  void tellsThePublicAddressOfAJob(String path, String location) throws Exception {
    HttpResponse<String> answer = post(path, "{}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Location")).contains(location);
  }

  @Test
  void keepsTheRequestIdAndPassesItOn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/v1/queues")).header("X-Request-Id", "r-1").build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(FETCHER.last().header("X-Request-Id")).containsExactly("r-1");
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("r-1");
  }

  @Test
  void makesARequestIdWhereThereIsNone() throws Exception {
    HttpResponse<String> answer = get("/api/v1/queues");

    assertThat(answer.headers().allValues("X-Request-Id"))
        .hasSize(1)
        .isEqualTo(FETCHER.last().header("X-Request-Id"));
  }

  @Test
  void namesTheServiceThatIsDown() throws Exception {
    HttpResponse<String> answer = get("/api/v1/drift-checks");

    assertThat(answer.statusCode()).isEqualTo(503);
    JsonNode problem = problem(answer);
    assertThat(problem.get("service").asString()).isEqualTo("monitor");
    assertThat(problem.get("status").asInt()).isEqualTo(503);
    assertThat(problem.get("detail").asString()).isEqualTo("The monitor cannot be reached.");
    assertThat(problem.get("requestId").asString())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/unknown",
        "/api/v1/actuator/env",
        "/api/v1/classifications/7",
        "/queues",
        "/papers"
      })
  void knowsNoOtherPath(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(problem(answer).get("status").asInt()).isEqualTo(404);
  }

  @Test
  void refusesABodyThatAnnouncesTooMuch() throws Exception {
    int before = CLASSIFIER.requests();

    HttpResponse<String> answer = post("/api/v1/classifications", "x".repeat(MEGABYTE + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(problem(answer).get("limitBytes").asInt()).isEqualTo(MEGABYTE);
    assertThat(CLASSIFIER.requests()).isEqualTo(before);
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() throws Exception {
    HttpResponse<String> answer = stream("/api/v1/classifications", MEGABYTE + 1);

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void letsABodyOfUnknownLengthThrough() throws Exception {
    HttpResponse<String> answer = stream("/api/v1/classifications", MEGABYTE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(CLASSIFIER.last().body()).hasSize(MEGABYTE);
  }

  @Test
  void servesTheDescriptionAndItsPage() throws Exception {
    assertThat(get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    assertThat(problemOrJson(get("/openapi.json")).get("openapi").asString()).isEqualTo("3.1.0");
    assertThat(get("/docs").body()).contains("swagger-ui-bundle.js").doesNotContain("https://");
    assertThat(get("/docs/docs.js").statusCode()).isEqualTo(200);
    assertThat(get("/webjars/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/webjars/swagger-ui/swagger-ui.css").statusCode()).isEqualTo(200);
  }

  private StubService stub(String service) {
    return switch (service) {
      case "classifier" -> CLASSIFIER;
      case "trainer" -> TRAINER;
      default -> FETCHER;
    };
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(path, BodyPublishers.ofString(body));
  }

  private HttpResponse<String> stream(String path, int bytes) throws Exception {
    InputStream body = new ByteArrayInputStream("x".repeat(bytes).getBytes());
    return send(path, BodyPublishers.ofInputStream(() -> body));
  }

  private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    return problemOrJson(answer);
  }

  private static JsonNode problemOrJson(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
