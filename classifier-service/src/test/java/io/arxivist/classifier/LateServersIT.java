package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * The service is started before its servers: it lives, says what is away, and works once they come.
 */
class LateServersIT {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path data;

  @Test
  void startsBeforeItsServersAndWorksOnceTheyAreThere() throws IOException {
    int mongoPort = freePort();
    int redisPort = freePort();
    try (ServletWebServerApplicationContext service = start(mongoPort, redisPort)) {
      RestClient http =
          RestClient.builder()
              .baseUrl("http://127.0.0.1:" + service.getWebServer().getPort())
              .defaultStatusHandler(status -> true, (request, answer) -> {})
              .build();

      assertThat(get(http, "/actuator/health/liveness").getStatusCode()).isEqualTo(HttpStatus.OK);
      ResponseEntity<JsonNode> notReady = get(http, "/actuator/health/readiness");
      assertThat(notReady.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
      assertThat(component(notReady, "mongo")).isEqualTo("DOWN");
      assertThat(component(notReady, "redis")).isEqualTo("DOWN");
      ResponseEntity<JsonNode> refused =
          http.post().uri("/drains").retrieve().toEntity(JsonNode.class);
      assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
      assertThat(refused.getBody().path("backend").asString()).isEqualTo("mongodb");

      try (EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("mongodb"), mongoPort, 16);
          EmbeddedRedis redis = EmbeddedRedis.start(data.resolve("redis"), redisPort)) {
        await()
            .atMost(LONGEST)
            .until(() -> {
              ResponseEntity<JsonNode> ready = get(http, "/actuator/health/readiness");
              return component(ready, "mongo").equals("UP")
                  && component(ready, "redis").equals("UP");
            });
        JobView drain = http.post().uri("/drains").retrieve().body(JobView.class);
        String address = "/drains/" + drain.id();
        await()
            .atMost(LONGEST)
            .until(() ->
                http.get().uri(address).retrieve().body(JobView.class).state()
                    == JobState.SUCCEEDED);
      }
    }
  }

  private ServletWebServerApplicationContext start(int mongoPort, int redisPort) {
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(ClassifierApplication.class, "classifier-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=mongodb://127.0.0.1:"
                    + mongoPort
                    + "/arxivist?serverSelectionTimeoutMS=1000",
                "--spring.data.redis.port=" + redisPort,
                "--mlflow.tracking.uri=" + data.resolve("mlruns").toUri(),
                "--classifier.data-directory=" + data.resolve("classifier"),
                "--classifier.encoder-directory=" + data.resolve("encoder"));
  }

  private static ResponseEntity<JsonNode> get(RestClient http, String path) {
    return http.get().uri(path).retrieve().toEntity(JsonNode.class);
  }

  private static String component(ResponseEntity<JsonNode> health, String name) {
    return health.getBody().path("components").path(name).path("status").asString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
