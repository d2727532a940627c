package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;

/**
 * Eight days of a simulated arXiv, Monday, 9 November, to Monday, 16 November 2026, harvested with
 * whatever can come between, and refilled until nothing is missing.
 */
class LedgerIT {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int PAGE = 20;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T07:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 16);
  private static final Map<LocalDate, Integer> PAPERS =
      Map.of(
          FIRST,
          30,
          FIRST.plusDays(1),
          45,
          FIRST.plusDays(2),
          60,
          FIRST.plusDays(3),
          15,
          FIRST.plusDays(4),
          50,
          LAST,
          25);
  private static final int ALL = 225;
  private static final int WORKING_DAYS = 6;

  @TempDir private static Path folder;
  private static ArxivSimulator arxiv;
  private static EmbeddedMongo mongo;
  private static EmbeddedRedis redis;
  private static ConfigurableApplicationContext service;
  private static RestClient http;

  @BeforeAll
  static void start() {
    arxiv = simulator(0);
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
    service = launch();
  }

  @BeforeEach
  void forget() throws IOException {
    MongoTemplate stored = service.getBean(MongoTemplate.class);
    for (String collection : List.of("ledger", "ledger_days", "jobs")) {
      stored.getCollection(collection).deleteMany(new Document());
    }
    FileSystemUtils.deleteRecursively(folder.resolve("fetcher/answers"));
  }

  @AfterAll
  static void stop() {
    arxiv.close();
    service.close();
    redis.close();
    mongo.close();
  }

  @Test
  void aHarvestThatWasCutOffIsRefilledUntilNothingIsMissing() {
    JobView limited = ended("/harvests", harvest(70));
    assertThat(limited.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(days())
        .hasSize(8)
        .allMatch(day -> day.reasons().contains("the harvest ended at its limit of 70 papers"));
    assertThatOnlyTheWeekendLacksNothing();
    assertThat(days().stream().mapToLong(LedgerDay::received).sum()).isEqualTo(70);
    RefillResult refill = refilled(WORKING_DAYS);
    assertThat(refill.fetched()).isEqualTo(ALL);
    assertThatAllIsThere();
  }

  @Test
  void aRepeatedHarvestChangesNoCount() {
    ended("/harvests", harvest(null));
    assertThatAllIsThere();
    ended("/harvests", harvest(null));
    assertThatAllIsThere();
    ended("/harvests", harvest(10));
    assertThatAllIsThere();
    assertThat(ended("/ledger/refills", everything()).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aHarvestThatIsCancelledOrFailsSaysSo() {
    int before = arxiv.requests().size();
    arxiv.holdAfter(3);
    JobView cancelled = submit("/harvests", harvest(null));
    await().atMost(LONGEST).until(() -> arxiv.requests().size() == before + 4);
    http.delete().uri("/harvests/{id}", cancelled.id()).retrieve().toBodilessEntity();
    arxiv.release();
    await().atMost(LONGEST).until(() -> job("/harvests", cancelled).state().ended());
    assertThat(job("/harvests", cancelled).state()).isEqualTo(JobState.CANCELLED);
    assertThat(days())
        .allMatch(day -> day.reasons().contains("the harvest was stopped before its end"));
    long came = days().stream().mapToLong(LedgerDay::received).sum();
    assertThat(came).isBetween(60L, 80L);

    int port = arxiv.port();
    arxiv.close();
    JobView failed = ended("/harvests", harvest(null));
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(days())
        .allSatisfy(day ->
            assertThat(day.reasons())
                .singleElement()
                .asString()
                .startsWith("the harvest failed: ")
                .contains("cannot be reached"));
    assertThat(days().stream().mapToLong(LedgerDay::received).sum()).isEqualTo(came);

    arxiv = simulator(port);
    /* One that has just found OAI-PMH down would let the query API stand in for five minutes. */
    service.close();
    service = launch();
    refilled(WORKING_DAYS);
    assertThatAllIsThere();
  }

  @Test
  void aRefillThatIsCancelledLeavesItsGapsForTheNext() {
    ended("/harvests", harvest(1));
    arxiv.holdAfter(2);
    JobView refill = submit("/ledger/refills", everything());
    int before = arxiv.requests().size();
    await().atMost(LONGEST).until(() -> arxiv.requests().size() > before);
    await().atMost(LONGEST).until(() -> harvesting());

    http.delete().uri("/ledger/refills/{id}", refill.id()).retrieve().toBodilessEntity();
    await().atMost(LONGEST).until(() -> job("/ledger/refills", refill).state().ended());
    arxiv.release();
    await().atMost(LONGEST).until(() -> !harvesting());

    assertThat(job("/ledger/refills", refill).state()).isEqualTo(JobState.CANCELLED);
    assertThatOnlyTheWeekendLacksNothing();
    refilled(WORKING_DAYS);
    assertThatAllIsThere();
  }

  @Test
  void aRefillGoesOnAfterARestart() {
    ended("/harvests", harvest(1));
    arxiv.holdAfter(4);
    JobView refill = submit("/ledger/refills", everything());
    await().atMost(LONGEST).until(() -> harvesting());

    Thread.ofVirtual().start(arxiv::release);
    service.close();
    service = launch();
    await().atMost(LONGEST).until(() -> job("/ledger/refills", refill).state().ended());

    RefillResult result =
        http.get()
            .uri("/ledger/refills/{id}/result", refill.id())
            .retrieve()
            .body(RefillResult.class);
    assertThat(result.gaps()).isEqualTo(WORKING_DAYS);
    assertThat(result.fetched()).isEqualTo(ALL);
    assertThat(result.left()).isEmpty();
    assertThatAllIsThere();
  }

  /* The gap ends with Friday: the weekend after it lacks nothing, and is not asked for. */
  @Test
  void daysThatNobodyAskedForAreFoundAndRefilled() {
    ended("/harvests", harvest(FIRST, FIRST));
    ended("/harvests", harvest(LAST, LAST));
    assertThat(states())
        .containsEntry(FIRST.plusDays(1), DayState.MISSING)
        .containsEntry(FIRST.plusDays(4), DayState.MISSING)
        .containsEntry(FIRST.plusDays(5), DayState.NOTHING_ANNOUNCED);

    RefillResult refill = refilled(4);

    assertThat(refill.fetched()).isEqualTo(ALL - 30 - 25);
    assertThatAllIsThere();
    assertThat(jobs("/harvests")).hasSize(3);
  }

  /* Asked for up to Friday, 13; on Wednesday, 18, at seven, Tuesday is the last whole day. */
  @Test
  void theScheduleGoesOnWhereTheLedgerEndsAndPushes() {
    /* A set so small that Tuesday may well be without a paper: no gap that would be refilled. */
    ended("/harvests", harvest(FIRST, FIRST.plusDays(4), "math"));
    service.close();
    service = launch("--fetcher.schedule.enabled=true", "--fetcher.schedule.sets=math");
    await()
        .atMost(LONGEST)
        .until(() -> jobs("/pushes").stream().anyMatch(push -> push.state() == JobState.SUCCEEDED));
    assertThat(local()).isZero();
    service.close();
    service = launch("--fetcher.schedule.enabled=true", "--fetcher.schedule.sets=math");

    await()
        .during(Duration.ofSeconds(2))
        .untilAsserted(() -> {
          assertThat(jobs("/harvests")).hasSize(2);
          assertThat(jobs("/pushes")).hasSize(1);
          assertThat(jobs("/ledger/refills")).isEmpty();
        });
    assertThat(calendar().series())
        .singleElement()
        .satisfies(series -> {
          assertThat(series.set()).isEqualTo("math");
          assertThat(series.lastComplete()).isEqualTo(LAST.plusDays(1));
          assertThat(series.lagDays()).isZero();
        });
    service.close();
    service = launch();
  }

  private void assertThatAllIsThere() {
    assertThat(days())
        .allSatisfy(day -> {
          long papers = PAPERS.getOrDefault(day.day(), 0);
          assertThat(day.state())
              .isEqualTo(papers == 0 ? DayState.NOTHING_ANNOUNCED : DayState.COMPLETE);
          assertThat(day.received()).isEqualTo(papers);
          assertThat(day.expected()).isIn(papers, day.harvest() == null ? null : papers);
          assertThat(day.reasons()).isEmpty();
        });
    assertThat(calendar().series())
        .singleElement()
        .satisfies(series -> {
          assertThat(series.gaps()).isZero();
          assertThat(series.lastComplete()).isEqualTo(LAST);
          assertThat(series.lagDays()).isEqualTo(1); // Tuesday, which nobody has asked for yet
        });
  }

  private void assertThatOnlyTheWeekendLacksNothing() {
    Map<LocalDate, DayState> states = states();
    assertThat(states.remove(FIRST.plusDays(5))).isEqualTo(DayState.NOTHING_ANNOUNCED);
    assertThat(states.remove(FIRST.plusDays(6))).isEqualTo(DayState.NOTHING_ANNOUNCED);
    assertThat(states.values()).containsOnly(DayState.INCOMPLETE);
  }

  private RefillResult refilled(int gaps) {
    JobView refill = ended("/ledger/refills", everything());
    assertThat(refill.state()).as(refill.error()).isEqualTo(JobState.SUCCEEDED);
    RefillResult result =
        http.get()
            .uri("/ledger/refills/{id}/result", refill.id())
            .retrieve()
            .body(RefillResult.class);
    assertThat(result.gaps()).isEqualTo(gaps);
    assertThat(result.left()).isEmpty();
    return result;
  }

  private boolean harvesting() {
    return jobs("/harvests").stream().anyMatch(harvest -> harvest.state() == JobState.RUNNING);
  }

  private static List<JobView> jobs(String path) {
    return List.of(http.get().uri(path).retrieve().body(JobView[].class));
  }

  /** Papers on the fetcher's disk, in both queues. */
  private static long local() {
    QueueOverview overview = http.get().uri("/queues").retrieve().body(QueueOverview.class);
    return overview.queues().stream().mapToLong(QueueOverview.Line::local).sum();
  }

  private Map<LocalDate, DayState> states() {
    return days().stream().collect(Collectors.toMap(LedgerDay::day, LedgerDay::state));
  }

  private List<LedgerDay> days() {
    return calendar().days();
  }

  private LedgerCalendar calendar() {
    return http.get()
        .uri("/ledger/days?from=2026-11-01&until=2026-11-30")
        .retrieve()
        .body(LedgerCalendar.class);
  }

  private static HarvestRequest harvest(@Nullable Integer limit) {
    return new HarvestRequest(
        HarvestTarget.CLASSIFICATION, HarvestSource.OAI, null, FIRST, LAST, List.of(), limit, null);
  }

  private static HarvestRequest harvest(LocalDate from, LocalDate until, String... sets) {
    return new HarvestRequest(
        HarvestTarget.CLASSIFICATION,
        HarvestSource.OAI,
        null,
        from,
        until,
        List.of(sets),
        null,
        null);
  }

  private static RefillRequest everything() {
    return new RefillRequest(null, null, null, null, List.of());
  }

  private JobView ended(String path, Object request) {
    JobView submitted = submit(path, request);
    await().atMost(LONGEST).until(() -> job(path, submitted).state().ended());
    return job(path, submitted);
  }

  private JobView submit(String path, Object request) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(request)
        .retrieve()
        .body(JobView.class);
  }

  private JobView job(String path, JobView submitted) {
    return http.get().uri(path + "/{id}", submitted.id()).retrieve().body(JobView.class);
  }

  private static ArxivSimulator simulator(int port) {
    return ArxivSimulator.start(
        port, SyntheticCorpus.ofDays(new TreeMap<>(PAPERS), 7), CLOCK, PAGE);
  }

  private static ConfigurableApplicationContext launch(String... further) {
    ApplicationContextInitializer<GenericApplicationContext> clock =
        context -> context.registerBean(Clock.class, () -> CLOCK);
    ConfigurableApplicationContext running =
        ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
            .initializers(clock)
            .run(
                Stream.concat(
                        Stream.of(
                            "--server.port=0",
                            "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                            "--spring.data.redis.host=" + redis.host(),
                            "--spring.data.redis.port=" + redis.port(),
                            "--fetcher.data-directory=" + folder.resolve("fetcher"),
                            "--fetcher.arxiv.oaiurl=" + arxiv.oaiUrl(),
                            "--fetcher.arxiv.retries=0",
                            "--fetcher.arxiv.simulated=true"),
                        Stream.of(further))
                    .toArray(String[]::new));
    String port = running.getEnvironment().getRequiredProperty("local.server.port");
    http = RestClient.create("http://127.0.0.1:" + port);
    return running;
  }
}
