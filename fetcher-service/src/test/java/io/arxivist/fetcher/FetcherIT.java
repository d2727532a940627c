package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.redis.WorkQueues;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** The whole service as it is started, on real servers and a simulated arXiv. */
class FetcherIT {
  private static final int PAPERS = 2_500;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  private static final SyntheticCorpus CORPUS =
      SyntheticCorpus.generate(PAPERS, 5, LocalDate.of(2026, 11, 20));

  private static ArxivSimulator arxiv;
  private static EmbeddedMongo mongo;
  private static EmbeddedRedis redis;
  private static ConfigurableApplicationContext service;
  private static RestClient client;

  @BeforeAll
  static void start(@TempDir Path folder) {
    arxiv = ArxivSimulator.start(0, CORPUS, CLOCK);
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
    service =
        ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--fetcher.data-directory=" + folder.resolve("fetcher"),
                "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                "--fetcher.arxiv.simulated=true");
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    client =
        RestClient.builder()
            .baseUrl("http://127.0.0.1:" + port)
            .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
            .build();
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable part : new AutoCloseable[] {service, redis, mongo, arxiv}) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void bringsEveryPaperIntoOneQueueOnceAndDividesThemByAge() {
    HarvestResult harvest =
        result(
            "/harvests",
            new HarvestRequest(
                HarvestTarget.SPLIT, HarvestSource.OAI, null, null, null, List.of(), null, null),
            HarvestResult.class);
    List<QueueOverview.Line> between = queues();
    PushResult training = result("/pushes", new PushRequest(QueueName.TRAINING), PushResult.class);
    PushResult classification =
        result("/pushes", new PushRequest(QueueName.CLASSIFICATION), PushResult.class);

    assertThat(harvest.source()).isEqualTo("simulator");
    assertThat(harvest.expected()).isEqualTo(PAPERS);
    assertThat(harvest.fetched()).isEqualTo(PAPERS);
    assertThat(between).extracting(QueueOverview.Line::local).containsExactly(500L, 2_000L);
    assertThat(training.pushed()).isEqualTo(2_000);
    assertThat(classification.pushed()).isEqualTo(500);
    assertThat(queues()).extracting(QueueOverview.Line::local).containsExactly(0L, 0L);
    List<Paper> trained = drained(QueueName.TRAINING);
    List<Paper> classified = drained(QueueName.CLASSIFICATION);
    assertThat(trained).containsExactlyInAnyOrderElementsOf(CORPUS.papers().subList(0, 2_000));
    assertThat(classified)
        .containsExactlyInAnyOrderElementsOf(CORPUS.papers().subList(2_000, PAPERS));
    assertThat(ledger().getFirst().complete()).isTrue();
    assertThat(ledger().getFirst().received()).isEqualTo(PAPERS);
  }

  @Test
  void saysWhetherTheSourceAnswers() {
    assertThat(client.get().uri("/sources/oai").retrieve().body(String.class))
        .contains("\"name\":\"simulator\"")
        .contains("\"reachable\":true");
  }

  @Test
  void countsTheLocalQueueToItsHealth() {
    assertThat(client.get().uri("/actuator/health").retrieve().body(String.class))
        .contains("\"localQueue\"")
        .contains("\"status\":\"UP\"");
  }

  private static List<QueueOverview.Line> queues() {
    QueueOverview overview = client.get().uri("/queues").retrieve().body(QueueOverview.class);
    assertThat(overview).isNotNull();
    return overview.queues();
  }

  private static List<LedgerEntry> ledger() {
    LedgerEntry[] lines = client.get().uri("/ledger").retrieve().body(LedgerEntry[].class);
    assertThat(lines).isNotEmpty();
    return List.of(lines);
  }

  private static List<Paper> drained(QueueName name) {
    WorkQueue queue = service.getBean(WorkQueues.class).named(name);
    List<Paper> papers = new ArrayList<>();
    List<Delivery> batch = queue.poll(500, Duration.ofSeconds(1));
    while (!batch.isEmpty()) {
      batch.stream().map(Delivery::paper).map(HarvestedPaper::paper).forEach(papers::add);
      queue.ack(batch);
      batch = queue.poll(500, Duration.ofSeconds(1));
    }
    return papers;
  }

  private static <T> T result(String path, Object request, Class<T> type) {
    URI job =
        client
            .post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(request)
            .retrieve()
            .toBodilessEntity()
            .getHeaders()
            .getLocation();
    assertThat(job).isNotNull();
    return Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> client.get().uri(job + "/result").retrieve().toEntity(String.class),
                answer -> !answer.getStatusCode().isSameCodeAs(HttpStatusCode.valueOf(404)))
            .getStatusCode()
            .is2xxSuccessful()
        ? body(client.get().uri(job + "/result").retrieve().toEntity(type))
        : failed(job);
  }

  private static <T> T body(ResponseEntity<T> answer) {
    assertThat(answer.getBody()).isNotNull();
    return answer.getBody();
  }

  private static <T> T failed(URI job) {
    throw new AssertionError(client.get().uri(job.toString()).retrieve().body(String.class));
  }
}
