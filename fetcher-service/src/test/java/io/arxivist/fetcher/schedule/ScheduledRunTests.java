package io.arxivist.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.contract.Samples;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.FetcherProperties.Schedule;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.ledger.HarvestDays;
import io.arxivist.fetcher.ledger.KnownDays;
import io.arxivist.fetcher.ledger.LedgerView;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.service.job.AwaitedJobs;
import io.arxivist.service.job.JobConfiguration;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the schedule in November 2026, whose 2nd is a Monday, with harvests that are made up. */
class ScheduledRunTests {
  private static final AnnouncementCalendar CALENDAR = AnnouncementCalendar.with(List.of());
  private static final DayRules RULES = new DayRules(CALENDAR);

  @TempDir private Path folder;
  private final KnownDays known = new KnownDays();
  private final List<HarvestRequest> harvests = new ArrayList<>();
  private final List<RefillRequest> refills = new ArrayList<>();
  private final InMemoryJobStore store = new InMemoryJobStore();
  private Clock clock = at("2026-11-04T06:00:00Z");
  private boolean failing;
  private LocalQueues queues;

  @BeforeEach
  void open() {
    queues = new LocalQueues(folder, 1_000, JsonMapper.builder().build());
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void beginsWithTheLastWholeDayAndPushes() {
    List<String> done = run("2026-11-04T06:00:00Z", "cs");

    assertThat(harvests).containsExactly(harvest(3, 3, "cs"));
    assertThat(done)
        .hasSize(2)
        .satisfies(steps -> {
          assertThat(steps.getFirst()).startsWith("harvests/").endsWith(" succeeded");
          assertThat(steps.getLast()).startsWith("pushes/").endsWith(" succeeded");
        });
    assertThat(queues.target(QueueName.CLASSIFICATION).size()).isZero();
  }

  @Test
  void hasNothingToDoForATimeThatIsDone() {
    run("2026-11-04T06:00:00Z", "cs");

    run("2026-11-04T06:00:00Z", "cs");

    assertThat(harvests).hasSize(1);
    assertThat(refills).isEmpty();
  }

  @Test
  void goesOnAfterTheLastDayThatWasAskedFor() {
    run("2026-11-04T06:00:00Z", "cs");

    run("2026-11-07T06:00:00Z", "cs");

    assertThat(harvests.getLast()).isEqualTo(harvest(4, 6, "cs"));
  }

  /* On Sunday and Monday morning, only a weekend has passed since Friday. */
  @Test
  void saysThatItHasNothingToDoOverAWeekend() {
    run("2026-11-07T06:00:00Z", "cs");

    assertThat(run("2026-11-08T06:00:00Z", "cs")).isEmpty();
    assertThat(run("2026-11-09T06:00:00Z", "cs")).isEmpty();
    run("2026-11-10T06:00:00Z", "cs");

    assertThat(harvests).containsExactly(harvest(6, 6, "cs"), harvest(7, 9, "cs"));
  }

  @Test
  void refillsWhatAHarvestLeftOut() {
    failing = true;
    List<String> done = run("2026-11-04T06:00:00Z", "cs");

    assertThat(done.getFirst()).endsWith(" failed (arXiv is away)");
    assertThat(refills)
        .containsExactly(
            new RefillRequest(
                HarvestTarget.CLASSIFICATION,
                "oai",
                LocalDate.of(2026, 10, 21),
                null,
                List.of("cs")));
  }

  /* A set that is new in the schedule begins with the last day; the others are asked for it too. */
  @Test
  void asksAllSetsFromTheOneThatIsFurthestBehind() {
    run("2026-11-04T06:00:00Z", "cs");
    run("2026-11-06T06:00:00Z", "cs", "math");

    assertThat(harvests.getLast()).isEqualTo(harvest(4, 5, "cs", "math"));
  }

  /* The first fetcher has harvested and pushed: the second finds the jobs, and its own disk empty. */
  @Test
  void twoFetchersDoItOnce() {
    run("2026-11-04T06:00:00Z", "cs");

    try (LocalQueues others =
        new LocalQueues(folder.resolve("other"), 1_000, JsonMapper.builder().build())) {
      LocalQueues own = queues;
      queues = others;
      List<String> done = run("2026-11-04T06:00:00Z", "cs");
      queues = own;

      assertThat(done).hasSize(1);
      assertThat(done.getFirst()).startsWith("harvests/");
    }
    assertThat(harvests).hasSize(1);
  }

  private List<String> run(String due, String... sets) {
    clock = at(due);
    JsonMapper json = JsonMapper.builder().build();
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      var harvesting =
          new Step<>("harvests", HarvestRequest.class, HarvestResult.class, this::harvested);
      var refilling =
          new Step<>("ledger/refills", RefillRequest.class, RefillResult.class, this::refilled);
      var pushing = new Step<>("pushes", PushRequest.class, PushResult.class, this::pushed);
      context.registerBean("harvesting", JobHandler.class, () -> harvesting);
      context.registerBean("refilling", JobHandler.class, () -> refilling);
      context.registerBean("pushing", JobHandler.class, () -> pushing);
      context.registerBean(InMemoryJobStore.class, () -> store);
      context.registerBean(JsonMapper.class, () -> json);
      context.registerBean(Clock.class, () -> clock);
      context.registerBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
      context.register(JobConfiguration.class);
      context.refresh();
      return new ScheduledRun(
              new Schedule(
                  true,
                  "0 0 6 * * *",
                  HarvestSource.OAI,
                  List.of(HarvestTarget.CLASSIFICATION),
                  List.of(sets),
                  14),
              "oai",
              new LedgerView(known.store(), RULES, clock),
              RULES,
              queues,
              new ScheduledRun.Jobs(
                  harvesting, refilling, pushing, context.getBean(AwaitedJobs.class)),
              clock)
          .run(Instant.parse(due));
    }
  }

  private HarvestResult harvested(HarvestRequest request, JobContext context) {
    harvests.add(request);
    HarvestDays days =
        new DayLedger(RULES, known.store(), clock).open(request, "oai", context.jobId());
    if (failing) {
      days.breakOff("arXiv is away");
      throw new IllegalStateException("arXiv is away");
    }
    for (String set : DayLedger.sets(request)) {
      days.of(set).count(new SourceRecord.Found(Samples.paper(), request.from()));
      days.of(set).end(1L, List.of());
    }
    queues.target(QueueName.CLASSIFICATION).append(context.jobId(), Samples.harvestedPapers(1));
    return new HarvestResult("oai", 1L, 1, 0, 1, 0, List.of(), 0, null);
  }

  private RefillResult refilled(RefillRequest request, JobContext context) {
    refills.add(request);
    return new RefillResult(1, 0, List.of(), 0);
  }

  private PushResult pushed(PushRequest request, JobContext context) {
    queues.target(request.target()).clear(Map.of());
    return new PushResult(1, 0);
  }

  private static HarvestRequest harvest(int from, int until, String... sets) {
    return new HarvestRequest(
        HarvestTarget.CLASSIFICATION,
        HarvestSource.OAI,
        null,
        LocalDate.of(2026, 11, from),
        LocalDate.of(2026, 11, until),
        List.of(sets),
        null,
        null);
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  /** A kind of job that does what the test says. */
  private record Step<Q, R>(
      String kind, Class<Q> requestType, Class<R> resultType, BiFunction<Q, JobContext, R> work)
      implements JobHandler<Q, R> {
    @Override
    public R run(Q request, JobContext context) {
      return work.apply(request, context);
    }
  }
}
