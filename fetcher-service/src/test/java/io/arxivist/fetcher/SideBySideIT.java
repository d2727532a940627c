package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SimulatedRequest;
import io.arxivist.simulator.SyntheticCorpus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * Two fetchers that share one Redis and harvest over two interfaces at the same time. What they ask
 * counts as arXiv here, so the pause of three seconds is real.
 */
class SideBySideIT {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  @Test
  void keepArxivsPauseTogether(@TempDir Path folder) {
    SyntheticCorpus corpus = SyntheticCorpus.generate(300, 5, LocalDate.of(2026, 11, 20));
    try (ArxivSimulator arxiv = ArxivSimulator.start(0, corpus, Clock.systemUTC(), 100);
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        EmbeddedRedis redis = EmbeddedRedis.temporary();
        ConfigurableApplicationContext one = fetcher(arxiv, mongo, redis, folder.resolve("one"));
        ConfigurableApplicationContext two = fetcher(arxiv, mongo, redis, folder.resolve("two"))) {
      RestClient first = client(one);
      RestClient second = client(two);

      String oai = submit(first, "{\"target\":\"training\",\"source\":\"oai\"}");
      String api = submit(second, "{\"target\":\"training\",\"source\":\"api\"}");

      awaitPapers(first, oai);
      awaitPapers(second, api);
      List<SimulatedRequest> requests = arxiv.requests();
      assertThat(requests).extracting(SimulatedRequest::path).contains("/oai", "/api/query");
      assertThat(gaps(requests))
          .hasSizeGreaterThanOrEqualTo(3)
          .allMatch(gap -> gap.compareTo(PAUSE) >= 0);
    }
  }

  private static Stream<Duration> gaps(List<SimulatedRequest> requests) {
    return Stream.iterate(1, i -> i < requests.size(), i -> i + 1)
        .map(i -> Duration.between(requests.get(i - 1).at(), requests.get(i).at()));
  }

  private static ConfigurableApplicationContext fetcher(
      ArxivSimulator arxiv, EmbeddedMongo mongo, EmbeddedRedis redis, Path folder) {
    return ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
        .run(
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri(folder.getFileName().toString()),
            "--spring.data.redis.host=" + redis.host(),
            "--spring.data.redis.port=" + redis.port(),
            "--fetcher.data-directory=" + folder,
            "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
            "--fetcher.arxiv.apiurl=" + arxiv.apiUrl(),
            "--fetcher.arxiv.rssurl=" + arxiv.rssUrl(),
            "--fetcher.arxiv.replicas=2");
  }

  private static RestClient client(ConfigurableApplicationContext service) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return RestClient.create("http://127.0.0.1:" + port);
  }

  private static String submit(RestClient fetcher, String request) {
    String location =
        fetcher
            .post()
            .uri("/harvests")
            .contentType(MediaType.APPLICATION_JSON)
            .body(request)
            .retrieve()
            .toBodilessEntity()
            .getHeaders()
            .getFirst("Location");
    assertThat(location).isNotNull();
    return location;
  }

  private static void awaitPapers(RestClient fetcher, String job) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(fetcher.get().uri(job).retrieve().body(String.class))
                .contains("\"succeeded\""));
    assertThat(fetcher.get().uri(job + "/result").retrieve().body(String.class))
        .contains("\"fetched\":300");
  }
}
