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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;

/**
 * The fetcher beside eight days of a simulated arXiv, Monday, 9 November, to Monday, 16 November
 * 2026, as it stands on Wednesday, 18, at seven; asked over HTTP.
 */
final class EightDays implements AutoCloseable {
  static final Duration LONGEST = Duration.ofMinutes(1);
  static final LocalDate FIRST = LocalDate.of(2026, 11, 9);
  static final LocalDate LAST = LocalDate.of(2026, 11, 16);

  /** All papers of the eight days. */
  static final int ALL = 225;

  static final int WORKING_DAYS = 6;

  private static final int PAGE = 20;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T07:00:00Z"), ZoneOffset.UTC);
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

  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final EmbeddedRedis redis = EmbeddedRedis.temporary();
  private final Path folder;
  private ArxivSimulator arxiv = simulator(0);
  private ConfigurableApplicationContext service;

  /** Starts both, with the fetcher's files in {@code folder}. */
  EightDays(Path folder) {
    this.folder = folder;
    this.service = launch();
  }

  @Override
  public void close() {
    arxiv.close();
    service.close();
    redis.close();
    mongo.close();
  }

  /** Nothing has been harvested. */
  void forget() throws IOException {
    MongoTemplate stored = service.getBean(MongoTemplate.class);
    for (String collection : List.of("ledger", "ledger_days", "jobs")) {
      stored.getCollection(collection).deleteMany(new Document());
    }
    FileSystemUtils.deleteRecursively(folder.resolve("fetcher/answers"));
  }

  void restart(String... further) {
    service.close();
    service = launch(further);
  }

  ArxivSimulator arxiv() {
    return arxiv;
  }

  /** What comes of something that is done while arXiv is away. */
  <T> T withoutArxiv(Supplier<T> step) {
    int port = arxiv.port();
    arxiv.close();
    T outcome = step.get();
    arxiv = simulator(port);
    return outcome;
  }

  void assertThatAllIsThere() {
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

  void assertThatOnlyTheWeekendLacksNothing() {
    Map<LocalDate, DayState> states = states();
    assertThat(states.remove(FIRST.plusDays(5))).isEqualTo(DayState.NOTHING_ANNOUNCED);
    assertThat(states.remove(FIRST.plusDays(6))).isEqualTo(DayState.NOTHING_ANNOUNCED);
    assertThat(states.values()).containsOnly(DayState.INCOMPLETE);
  }

  RefillResult refilled(int gaps) {
    JobView refill = ended("/ledger/refills", everything());
    assertThat(refill.state()).as(refill.error()).isEqualTo(JobState.SUCCEEDED);
    RefillResult result = refill(refill);
    assertThat(result.gaps()).isEqualTo(gaps);
    assertThat(result.left()).isEmpty();
    return result;
  }

  RefillResult refill(JobView refill) {
    return http()
        .get()
        .uri("/ledger/refills/{id}/result", refill.id())
        .retrieve()
        .body(RefillResult.class);
  }

  boolean harvesting() {
    return jobs("/harvests").stream().anyMatch(harvest -> harvest.state() == JobState.RUNNING);
  }

  List<JobView> jobs(String path) {
    return List.of(http().get().uri(path).retrieve().body(JobView[].class));
  }

  /** Papers on the fetcher's disk, in both queues. */
  long local() {
    QueueOverview overview = http().get().uri("/queues").retrieve().body(QueueOverview.class);
    return overview.queues().stream().mapToLong(QueueOverview.Line::local).sum();
  }

  Map<LocalDate, DayState> states() {
    return days().stream().collect(Collectors.toMap(LedgerDay::day, LedgerDay::state));
  }

  List<LedgerDay> days() {
    return calendar().days();
  }

  LedgerCalendar calendar() {
    return http()
        .get()
        .uri("/ledger/days?from=2026-11-01&until=2026-11-30")
        .retrieve()
        .body(LedgerCalendar.class);
  }

  static HarvestRequest harvest(@Nullable Integer limit) {
    return new HarvestRequest(
        HarvestTarget.CLASSIFICATION, HarvestSource.OAI, null, FIRST, LAST, List.of(), limit, null);
  }

  static HarvestRequest harvest(LocalDate from, LocalDate until, String... sets) {
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

  static RefillRequest everything() {
    return new RefillRequest(null, null, null, null, List.of());
  }

  private RestClient http() {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return RestClient.create("http://127.0.0.1:" + port);
  }

  void cancel(String path, JobView submitted) {
    http().delete().uri(path + "/{id}", submitted.id()).retrieve().toBodilessEntity();
  }

  /** Asks for a job and waits for its end. */
  JobView ended(String path, Object request) {
    JobView submitted = submit(path, request);
    awaitEnd(path, submitted);
    return job(path, submitted);
  }

  void awaitEnd(String path, JobView submitted) {
    await().atMost(LONGEST).until(() -> job(path, submitted).state().ended());
  }

  /** Asks for a job under a key of its own. */
  JobView submit(String path, Object request) {
    return http()
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(request)
        .retrieve()
        .body(JobView.class);
  }

  JobView job(String path, JobView submitted) {
    return http().get().uri(path + "/{id}", submitted.id()).retrieve().body(JobView.class);
  }

  private static ArxivSimulator simulator(int port) {
    return ArxivSimulator.start(
        port, SyntheticCorpus.ofDays(new TreeMap<>(PAPERS), 7), CLOCK, PAGE);
  }

  private ConfigurableApplicationContext launch(String... further) {
    ApplicationContextInitializer<GenericApplicationContext> clock =
        context -> context.registerBean(Clock.class, () -> CLOCK);
    return ServiceLauncher.builder(FetcherApplication.class, "fetcher-service")
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
  }
}
