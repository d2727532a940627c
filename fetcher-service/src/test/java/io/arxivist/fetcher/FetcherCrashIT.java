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
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.queue.QueueName;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as a process that is killed at random moments while it starts, harvests and pushes.
 * Each round harvests a day of its own; odd rounds have a local queue that holds a part of the day,
 * so that the harvest pushes as well. {@code -Dfetcher.crash.kills} and {@code
 * -Dfetcher.crash.seed} choose other kills.
 */
class FetcherCrashIT {
  private static final Logger LOG = LoggerFactory.getLogger(FetcherCrashIT.class);
  private static final int KILLS = Integer.getInteger("fetcher.crash.kills", 50);
  private static final long SEED = Long.getLong("fetcher.crash.seed", 20_261_127);
  private static final int KILLS_OF_A_JOB = 3;
  private static final double KILLED_WHILE_STARTING = 0.15;
  private static final int LONGEST_START_MILLIS = 2_500;
  private static final int LONGEST_DELAY_MILLIS = 25;
  private static final int PAPERS_A_DAY = 2_500;
  private static final int DAYS = 24;
  private static final String SMALL_BOUND = "--fetcher.local-queue-bound=400";
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

  /* Three days a month: a month has room for 9,999 papers of the corpus. */
  private static final int DAYS_BETWEEN = 10;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final List<String> kills = new ArrayList<>();
  private final JsonMapper json = JsonMapper.builder().build();
  private SyntheticCorpus corpus;
  private ArxivSimulator arxiv;
  private EmbeddedMongo mongo;
  private EmbeddedRedis redis;
  private LettuceConnectionFactory connections;
  private StringRedisTemplate broker;
  private FetcherProcess fetcher;
  private RestClient http;
  private String[] settings = {};

  @BeforeEach
  void start() throws Exception {
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      days.put(dayOf(day), PAPERS_A_DAY);
    }
    corpus = SyntheticCorpus.ofDays(days, SEED);
    arxiv = ArxivSimulator.start(0, corpus, CLOCK, 100);
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
    connections = new LettuceConnectionFactory(redis.host(), redis.port());
    connections.start();
    broker = new StringRedisTemplate(connections);
    fetcher =
        new FetcherProcess(
            folder,
            List.of(
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--fetcher.data-directory=" + folder.resolve("fetcher"),
                "--fetcher.push-batch-size=20",
                "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                "--fetcher.arxiv.simulated=true"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (fetcher != null) {
      fetcher.kill();
    }
    connections.destroy();
    redis.close();
    mongo.close();
    arxiv.close();
  }

  @Test
  void losesAndRepeatsNothingWheneverItIsKilled() throws Exception {
    int round = 0;
    while (kills.size() < KILLS) {
      settings = round % 2 == 0 ? new String[0] : new String[] {SMALL_BOUND};
      fetcher.kill();
      startAgain();
      harvestAndPush(round++);
    }

    LOG.info("{} kills with seed {}: {}", kills.size(), SEED, kills);
    assertThat(kills).hasSizeGreaterThanOrEqualTo(KILLS);
    assertThat(kills.stream().filter(kill -> kill.contains("running")).count())
        .as("kills in the middle of a job: %s", kills)
        .isGreaterThan(kills.size() / 3);
  }

  private void harvestAndPush(int round) throws Exception {
    LocalDate day = dayOf(round);
    HarvestTarget target = HarvestTarget.values()[round % HarvestTarget.values().length];
    HarvestRequest request =
        new HarvestRequest(target, HarvestSource.OAI, null, day, day, List.of(), null, null);

    HarvestResult harvest = outlive("/harvests", request, "harvest " + round, HarvestResult.class);
    for (QueueName name : QueueName.values()) {
      outlive("/pushes", new PushRequest(name), "push " + name + round, PushResult.class);
    }

    assertThat(harvest.fetched()).as(told()).isEqualTo(PAPERS_A_DAY);
    assertThat(harvest.training() + harvest.classification()).as(told()).isEqualTo(PAPERS_A_DAY);
    assertThat(ledgerLine(day).received()).as(told()).isEqualTo(PAPERS_A_DAY);
    assertThat(ledgerLine(day).complete()).as(told()).isTrue();
    assertThat(ledgerDay(day, target).state()).as(told()).isEqualTo(DayState.COMPLETE);
    assertThat(ledgerDay(day, target).received()).as(told()).isEqualTo(PAPERS_A_DAY);
    assertThat(queues()).extracting(QueueOverview.Line::local).as(told()).containsOnly(0L);
    assertThat(inRedis())
        .as(told())
        .containsExactlyInAnyOrderElementsOf(
            corpus.papers().stream()
                .filter(paper -> !paper.published().isAfter(day))
                .map(Paper::versionedId)
                .toList());
  }

  /** Submits a job, kills the service several times on its way, and sees the job through. */
  private <T> T outlive(String jobs, Object request, String key, Class<T> result) throws Exception {
    String id = submit(jobs, request, key).id();
    int times = Math.min(KILLS - kills.size(), random.nextInt(KILLS_OF_A_JOB + 1));
    double[] shares = random.doubles(Math.max(times, 0)).sorted().toArray();
    for (double share : shares) {
      JobView last = awaitShare(jobs + "/" + id, share);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_DELAY_MILLIS));
      fetcher.kill();
      kills.add(
          "%s %s at %d".formatted(key, last.state().name().toLowerCase(), last.progress().done()));
      startAgain();
      assertThat(submit(jobs, request, key).id()).isEqualTo(id);
    }
    await().atMost(LONGEST).until(() -> job(jobs + "/" + id).state().ended());
    JobView ended = job(jobs + "/" + id);
    assertThat(ended.state()).as("%s %s", ended.error(), told()).isEqualTo(JobState.SUCCEEDED);
    return http.get().uri(jobs + "/" + id + "/result").retrieve().body(result);
  }

  private JobView awaitShare(String job, double share) {
    JobView[] last = new JobView[1];
    await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(3))
        .until(() -> {
          last[0] = job(job);
          Long total = last[0].progress().total();
          return last[0].state().ended()
              || (total != null && last[0].progress().done() >= share * total);
        });
    return last[0];
  }

  private void startAgain() throws IOException, InterruptedException {
    fetcher.launch(settings);
    while (kills.size() < KILLS && random.nextDouble() < KILLED_WHILE_STARTING) {
      int millis = random.nextInt(LONGEST_START_MILLIS);
      TimeUnit.MILLISECONDS.sleep(millis);
      fetcher.kill();
      kills.add(millis + " ms after a start");
      fetcher.launch(settings);
    }
    http = fetcher.awaitStart();
  }

  private JobView submit(String jobs, Object request, String key) {
    return http.post()
        .uri(jobs)
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(request)
        .retrieve()
        .body(JobView.class);
  }

  private JobView job(String uri) {
    return http.get().uri(uri).retrieve().body(JobView.class);
  }

  private LedgerEntry ledgerLine(LocalDate day) {
    return Stream.of(http.get().uri("/ledger").retrieve().body(LedgerEntry[].class))
        .filter(line -> day.equals(line.from()))
        .findFirst()
        .orElseThrow();
  }

  private LedgerDay ledgerDay(LocalDate day, HarvestTarget target) {
    LedgerCalendar calendar =
        http.get()
            .uri("/ledger/days?from={day}&until={day}", day, day)
            .retrieve()
            .body(LedgerCalendar.class);
    return calendar.days().stream()
        .filter(line -> line.target() == target && line.harvest() != null)
        .findFirst()
        .orElseThrow();
  }

  private List<QueueOverview.Line> queues() {
    return http.get().uri("/queues").retrieve().body(QueueOverview.class).queues();
  }

  private List<String> inRedis() {
    return Stream.of(QueueName.values())
        .flatMap(name ->
            broker.<String, String>opsForStream().range(name.key(), Range.unbounded()).stream())
        .map(entry -> json.readValue(entry.getValue().get("paper"), HarvestedPaper.class))
        .map(harvested -> harvested.paper().versionedId())
        .toList();
  }

  private static LocalDate dayOf(int round) {
    return FIRST_DAY.plusDays((long) round * DAYS_BETWEEN);
  }

  private String told() {
    return "seed " + SEED + ", kills " + kills;
  }
}
