package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Two harvests of the same closed day, one for each target, as Airflow submits them. */
class AskedOnceIT {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final int PAPERS = 90;
  private static final SyntheticCorpus CORPUS =
      SyntheticCorpus.ofDays(new TreeMap<>(Map.of(DAY, PAPERS)), 7);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final ArxivSimulator arxiv = ArxivSimulator.start(0, CORPUS, clock, 20);
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final EmbeddedRedis redis = EmbeddedRedis.temporary();
  private ConfigurableApplicationContext service;
  private RestClient http;

  @BeforeEach
  void start() {
    ApplicationContextInitializer<GenericApplicationContext> time =
        context -> context.registerBean(Clock.class, () -> clock);
    service =
        ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
            .initializers(time)
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--fetcher.data-directory=" + folder.resolve("fetcher"),
                "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                "--fetcher.arxiv.simulated=true");
    http =
        RestClient.create(
            "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
  }

  @AfterEach
  void stop() {
    service.close();
    redis.close();
    mongo.close();
    arxiv.close();
  }

  @Test
  void arxivIsAskedOnceADayForBothTargets() {
    harvested(HarvestTarget.CLASSIFICATION, "cs", null);
    int asked = requests();
    harvested(HarvestTarget.TRAINING, "cs", null);

    assertThat(asked).isPositive();
    assertThat(requests()).isEqualTo(asked);
    assertThat(queued(QueueName.CLASSIFICATION)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(queued(QueueName.TRAINING))
        .containsExactlyElementsOf(queued(QueueName.CLASSIFICATION));
    assertThat(days())
        .hasSize(2)
        .allSatisfy(day -> {
          assertThat(day.state()).isEqualTo(DayState.COMPLETE);
          assertThat(day.received()).isEqualTo(queued(QueueName.TRAINING).size());
          assertThat(day.expected()).isEqualTo(day.received());
        });

    clock.pass(Duration.ofDays(1));
    harvested(HarvestTarget.TRAINING, "cs", null);
    assertThat(requests()).isEqualTo(2 * asked);
  }

  @Test
  void aRefillLooksAgainAndAHarvestThatWasCutOffIsNotRemembered() {
    harvested(HarvestTarget.TRAINING, "cs", 1);
    int cutOff = requests();
    harvested(HarvestTarget.CLASSIFICATION, "cs", null);
    int whole = requests() - cutOff;
    assertThat(whole).isPositive();

    JobView refill =
        ended(
            "/ledger/refills",
            new RefillRequest(HarvestTarget.TRAINING, null, null, null, List.of()));

    assertThat(refill.state()).as(refill.error()).isEqualTo(JobState.SUCCEEDED);
    assertThat(requests()).isEqualTo(cutOff + 2 * whole);
    assertThat(days()).hasSize(2).allMatch(day -> day.state() == DayState.COMPLETE);
    assertThat(queued(QueueName.TRAINING)).containsAll(queued(QueueName.CLASSIFICATION));
  }

  private int requests() {
    return arxiv.tally().all().requests();
  }

  private List<Paper> queued(QueueName queue) {
    return service.getBean(LocalQueues.class).target(queue).peek(Integer.MAX_VALUE).stream()
        .map(stored -> stored.paper().paper())
        .toList();
  }

  private List<LedgerDay> days() {
    return http.get()
        .uri("/ledger/days?from={day}&until={day}", DAY, DAY)
        .retrieve()
        .body(LedgerCalendar.class)
        .days();
  }

  private void harvested(HarvestTarget target, String set, @Nullable Integer limit) {
    JobView harvest =
        ended(
            "/harvests",
            new HarvestRequest(
                target, HarvestSource.OAI, null, DAY, DAY, List.of(set), limit, null));
    assertThat(harvest.state()).as(harvest.error()).isEqualTo(JobState.SUCCEEDED);
  }

  private JobView ended(String path, Object request) {
    JobView submitted =
        http.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(request)
            .retrieve()
            .body(JobView.class);
    await().atMost(LONGEST).until(() -> job(path, submitted.id()).state().ended());
    return job(path, submitted.id());
  }

  private JobView job(String path, String id) {
    return http.get().uri(path + "/{id}", id).retrieve().body(JobView.class);
  }
}
