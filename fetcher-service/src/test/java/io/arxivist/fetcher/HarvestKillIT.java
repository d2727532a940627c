package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process, killed in the middle of a harvest and started again. */
class HarvestKillIT {
  private static final int PAPERS = 6_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private ArxivSimulator arxiv;
  private EmbeddedMongo mongo;
  private EmbeddedRedis redis;
  private Process service;
  private RestClient http;

  @BeforeEach
  void start() throws IOException {
    arxiv =
        ArxivSimulator.start(
            0, SyntheticCorpus.generate(PAPERS, 5, LocalDate.of(2026, 11, 20)), CLOCK);
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
    launch();
  }

  @AfterEach
  void stop() throws InterruptedException {
    service.destroyForcibly().waitFor();
    redis.close();
    mongo.close();
    arxiv.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPLIT", "CLASSIFICATION"})
  void bringsEveryPaperOnceOverAKill(HarvestTarget target) throws Exception {
    JobView harvest = submit(target);
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> job(harvest.id()).progress().done() > 1_000);

    service.destroyForcibly().waitFor();
    launch();
    await().atMost(LONGEST).until(() -> job(harvest.id()).state().ended());

    JobView ended = job(harvest.id());
    assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.SUCCEEDED);
    assertThat(ended.attempts()).isEqualTo(2);
    HarvestResult result =
        http.get().uri("/harvests/{id}/result", harvest.id()).retrieve().body(HarvestResult.class);
    assertThat(result.fetched()).isEqualTo(PAPERS);
    assertThat(result.training() + result.classification()).isEqualTo(PAPERS);
    assertThat(ledgerDays())
        .isNotEmpty()
        .allMatch(day -> day.state() == DayState.COMPLETE || day.received() == 0);
    assertThat(ledgerDays().stream().mapToLong(LedgerDay::received).sum()).isEqualTo(PAPERS);
    service.destroyForcibly().waitFor();
    assertThat(queued()).extracting(Paper::id).hasSize(PAPERS).doesNotHaveDuplicates();
  }

  private List<LedgerDay> ledgerDays() {
    return http.get()
        .uri("/ledger/days?from=2025-11-01&until=2026-11-20")
        .retrieve()
        .body(LedgerCalendar.class)
        .days();
  }

  private List<Paper> queued() {
    try (LocalQueues queues =
        new LocalQueues(folder.resolve("fetcher"), PAPERS, JsonMapper.builder().build())) {
      return Stream.of(QueueName.values())
          .flatMap(name -> queues.target(name).peek(PAPERS).stream())
          .map(StoredPaper::paper)
          .map(harvested -> harvested.paper())
          .toList();
    }
  }

  private JobView submit(HarvestTarget target) {
    return http.post()
        .uri("/harvests")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new HarvestRequest(target, HarvestSource.OAI, null, null, null, List.of(), null, null))
        .retrieve()
        .body(JobView.class);
  }

  private JobView job(String id) {
    return http.get().uri("/harvests/{id}", id).retrieve().body(JobView.class);
  }

  private void launch() throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FetcherApplication.class.getName(),
                "--server.port=" + port,
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--fetcher.data-directory=" + folder.resolve("fetcher"),
                "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                "--fetcher.arxiv.simulated=true")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("fetcher.log").toFile())
            .start();
    /* Known before it answers, so that it is ended should it never do. */
    service = process;
    http = RestClient.create("http://127.0.0.1:" + port);
    await()
        .atMost(LONGEST_START)
        .ignoreExceptions()
        .until(() ->
            http.get().uri("/actuator/health/liveness").retrieve().toBodilessEntity() != null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
