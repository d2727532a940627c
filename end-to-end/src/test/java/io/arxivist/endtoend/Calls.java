package io.arxivist.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as the tests speak it: JSON to one server, under the headers that it asks for. */
record Calls(String base, Map<String, String> headers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int AWAY = 503;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Calls to(String base) {
    return new Calls(base, Map.of());
  }

  /** Waits until a server answers 200. */
  static void awaitOk(String url, Duration patience) {
    await(url)
        .atMost(patience)
        .pollInterval(PAUSE)
        .ignoreExceptions()
        .until(() -> to(url).answer("GET", "", null).statusCode() == 200);
  }

  JsonNode get(String path) {
    return success("GET", path, null);
  }

  <T> T get(String path, Class<T> type) {
    return JSON.treeToValue(get(path), type);
  }

  JsonNode post(String path, Object body) {
    return success("POST", path, body);
  }

  JsonNode patch(String path, Object body) {
    return success("PATCH", path, body);
  }

  /** A text as one segment of a path. */
  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8);
  }

  /** The answer whatever its status. */
  HttpResponse<String> answer(String method, String path, Object body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(method + " " + base + path + ": " + failed, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private JsonNode success(String method, String path, Object body) {
    /* 503 asks to come again: Airflow says it when SQLite is busy. A POST may be half done by then. */
    HttpResponse<String> answer =
        await(method + " " + base + path)
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .pollInterval(PAUSE)
            .until(
                () -> answer(method, path, body),
                response -> response.statusCode() != AWAY || method.equals("POST"));
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(
          "%s %s: %d %s".formatted(method, base + path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }
}
