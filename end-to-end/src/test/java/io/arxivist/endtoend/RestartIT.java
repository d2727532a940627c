package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One data folder over three lives: killed in the middle of its main job, finished by the next
 * start, found again by the third.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String GATEWAY = "http://127.0.0.1:11081/api/v1";

  @TempDir static Path work;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Order(1)
  void isKilledWhileItClassifies() {
    try (StackProcess run = start()) {
      await().atMost(PATIENCE).until(() -> run.out().contains("classify"));
      run.kill();
      run.await(Duration.ofSeconds(20));
    }
  }

  @Test
  @Order(2)
  void finishesTheJobAtTheNextStartAndStoresEveryPaperOnce() throws Exception {
    try (StackProcess run = start()) {
      await().atMost(PATIENCE).until(() -> ended(run) || run.out().contains("Ready after"));

      assertThat(run.alive()).as(run.out() + run.err()).isTrue();
      JsonNode page = get("/papers?limit=1");
      assertThat(page.path("total").asLong()).isEqualTo(expectedStored(run));
      run.terminate();
      assertThat(run.await(Duration.ofSeconds(40))).isEqualTo(143);
    }
  }

  @Test
  @Order(3)
  void findsYesterdaysPapersAndModelWithoutDoingTheJobAgain() throws Exception {
    try (StackProcess run = start()) {
      await().atMost(PATIENCE).until(() -> ended(run) || run.out().contains("Ready after"));

      assertThat(run.out()).contains("found").doesNotContain("later papers");
      assertThat(get("/models").path("models")).isNotEmpty();
      assertThat(classified("A survey of neural networks for image recognition").path("categories"))
          .isNotEmpty();
      run.terminate();
      assertThat(run.await(Duration.ofSeconds(40))).isEqualTo(143);
    }
  }

  private static StackProcess start() {
    return StackProcess.run(
        work, "--source", "simulator", "--data", "kept", "--port-offset", "3000");
  }

  private static boolean ended(StackProcess run) {
    return !run.alive();
  }

  /* "classify   812 papers, …" is what the run itself counted in the database. */
  private static long expectedStored(StackProcess run) {
    String line =
        run.out()
            .lines()
            .filter(text -> text.strip().startsWith("classify") && text.contains("as the authors"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(run.out()));
    return Long.parseLong(line.strip().split("\\s+")[1]);
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(GATEWAY + path)).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode classified(String title) throws Exception {
    String body = "{\"papers\":[{\"title\":\"" + title + "\",\"abstract\":\"\"}]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(GATEWAY + "/classifications"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .path("classifications")
        .path(0);
  }
}
