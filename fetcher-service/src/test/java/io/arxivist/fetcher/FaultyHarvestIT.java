package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.localqueue.StoredPaper;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.ArxivInterface;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.Fault;
import io.arxivist.simulator.FaultPlan;
import io.arxivist.simulator.SyntheticCorpus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The harvest job as a whole over an arXiv at its worst; waits are real, so they are short. */
class FaultyHarvestIT {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final SyntheticCorpus CORPUS = SyntheticCorpus.generate(600, 5, TODAY);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final double RATE = 0.4;

  @TempDir private static Path folder;
  private static ArxivSimulator arxiv;
  private static EmbeddedMongo mongo;
  private static EmbeddedRedis redis;
  private static ConfigurableApplicationContext fetcher;
  private static RestClient http;

  @BeforeAll
  static void start() {
    arxiv =
        ArxivSimulator.builder(CORPUS.datedByLastChange())
            .clock(CLOCK)
            .pageSize(30)
            .retryAfter(Duration.ofSeconds(1))
            .start();
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
    fetcher =
        ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--fetcher.data-directory=" + folder,
                "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                "--fetcher.arxiv.api-slice=30",
                "--fetcher.arxiv.timeout=2s",
                "--fetcher.arxiv.retries=8",
                "--fetcher.arxiv.first-back-off=20ms",
                "--fetcher.arxiv.simulated=true");
    String port = fetcher.getEnvironment().getRequiredProperty("local.server.port");
    http = RestClient.create("http://127.0.0.1:" + port);
  }

  @AfterAll
  static void stop() {
    fetcher.close();
    redis.close();
    mongo.close();
    arxiv.close();
  }

  @ParameterizedTest
  @CsvSource({"OAI, 1", "OAI, 2", "OAI, 3", "API, 1", "API, 2", "API, 3"})
  void bringsEveryPaperOnceThroughAllFaultsTogether(HarvestSource source, long seed) {
    Set<Fault> faults = EnumSet.allOf(Fault.class);
    faults.removeIf(fault -> !fault.interfaces().contains(ArxivInterface.valueOf(source.name())));
    arxiv.faults(FaultPlan.rate(faults, RATE, seed));
    LocalQueues queues = fetcher.getBean(LocalQueues.class);
    long before = queues.target(QueueName.CLASSIFICATION).size();

    JobView harvest = submit(source);
    await().atMost(Duration.ofMinutes(3)).until(() -> job(harvest.id()).state().ended());

    JobView ended = job(harvest.id());
    assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.SUCCEEDED);
    HarvestResult result =
        http.get().uri("/harvests/{id}/result", harvest.id()).retrieve().body(HarvestResult.class);
    assertThat(result.fetched()).isEqualTo(600);
    assertThat(result.expected()).isEqualTo(600);
    assertThat(result.refused()).isZero();
    assertThat(queued(queues).skip(before)).containsExactlyInAnyOrderElementsOf(CORPUS.papers());
    assertThat(arxiv.tally().all().mostAtOnce()).isEqualTo(1);
    assertThat(arxiv.tally().entitiesResolved()).isZero();
  }

  private static Stream<Paper> queued(LocalQueues queues) {
    return queues.target(QueueName.CLASSIFICATION).peek(Integer.MAX_VALUE).stream()
        .map(StoredPaper::paper)
        .map(harvested -> harvested.paper());
  }

  private static JobView submit(HarvestSource source) {
    return http.post()
        .uri("/harvests")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new HarvestRequest(
                HarvestTarget.CLASSIFICATION, source, null, null, null, List.of(), null, null))
        .retrieve()
        .body(JobView.class);
  }

  private static JobView job(String id) {
    return http.get().uri("/harvests/{id}", id).retrieve().body(JobView.class);
  }
}
