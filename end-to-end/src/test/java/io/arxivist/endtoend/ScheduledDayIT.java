package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.paper.Paper;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Days as Airflow runs them, unattended, over the services as separate processes. Airflow says
 * which day comes next; the simulated arXiv announces papers on it and on the day two before, and
 * nothing on the day between.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScheduledDayIT {
  private static final String PAPERS = "arxiv_to_redis";
  private static final String TRAINING_PAPERS = "arxiv_to_redis_train";
  private static final String TRAINING = "arxiv_training";
  private static final String MONITORING = "arxiv_monitoring";
  private static final String RUN_ID = "LATEST_TRAINING_RUN_ID";

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /* A tenth of them is the reference, and the monitor wants a hundred at least. */
  private static final int PAPERS_OF_THE_DAY = 1_200;
  private static final int PAPERS_OF_THE_PAST_DAY = 300;
  private static final int PAGE_SIZE = 200;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path work;

  private static final Map<String, AirflowTask> SEEN = new LinkedHashMap<>();

  private static AirflowServer airflow;
  private static AirflowApi api;
  private static SeparateSuite suite;
  private static StoredPapers stored;
  private static SyntheticCorpus corpus;
  private static LocalDate day;
  private static LocalDate trainingDay;
  private static LocalDate silentDay;
  private static LocalDate pastDay;

  @BeforeAll
  static void startAirflowAndTheSuite() {
    StackPorts ports = new StackPorts(8_000);
    airflow =
        AirflowServer.start(
            work, connections(ports), Set.of(PAPERS, TRAINING_PAPERS, TRAINING, MONITORING));
    api = airflow.api();
    day = api.nextDay(PAPERS);
    /* Another one than the papers' for half an hour a day, between the two schedules. */
    trainingDay = api.nextDay(TRAINING_PAPERS);
    silentDay = trainingDay.minusDays(1);
    pastDay = trainingDay.minusDays(2);
    Map<LocalDate, Integer> announced = new HashMap<>(Map.of(pastDay, PAPERS_OF_THE_PAST_DAY));
    announced.put(trainingDay, PAPERS_OF_THE_DAY);
    announced.put(day, PAPERS_OF_THE_DAY);
    corpus = SyntheticCorpus.ofDays(new TreeMap<>(announced), 7);
    suite =
        SeparateSuite.start(
            work, ports, port -> ArxivSimulator.start(port, corpus, CLOCK, PAGE_SIZE));
    stored = new StoredPapers(ports.mongodb(), work.resolve("data/archive"));
  }

  /* A backfill does a day's run once more, and Airflow then shows its newest tries alone. */
  @AfterEach
  void noteWhatHappened() {
    api.tasks().stream()
        .filter(AirflowTask::ended)
        .forEach(task -> SEEN.put(task.dag() + task.run() + task.id() + task.tries(), task));
  }

  @AfterAll
  static void stopAll() {
    tellWhatHappened();
    for (AutoCloseable running : new AutoCloseable[] {stored, airflow, suite}) {
      close(running);
    }
  }

  @Test
  @Order(1)
  void startsNoTrainingWhileTheTrainingQueueIsEmpty() {
    api.unpause(TRAINING);
    api.unpause(MONITORING);

    AirflowRun run = api.awaitEnd(api.trigger(TRAINING));

    assertThat(states(run))
        .containsOnly(
            Map.entry("check_redis", "skipped"),
            Map.entry("train_model_from_redis", "skipped"),
            Map.entry("push_to_mlflow", "skipped"));
    assertThat(run.state()).isEqualTo("success");
    assertThat(suite.calls(ServiceSlot.TRAINER).get("/trainings")).isEmpty();
    assertThat(api.variable(RUN_ID)).isEmpty();
  }

  @Test
  @Order(2)
  void runsADayFromArxivToTheDriftCheckUnattended() {
    api.unpause(PAPERS);
    api.unpause(TRAINING_PAPERS);

    AirflowRun training = api.awaitEnd(TRAINING_PAPERS, "scheduled", trainingDay);
    assertThat(states(training)).hasSize(2).allSatisfy((task, state) -> succeeded(state));
    AirflowRun model = api.awaitEnd(TRAINING, "asset_triggered", null);
    assertThat(states(model)).hasSize(3).allSatisfy((task, state) -> succeeded(state));
    assertThat(api.variable(RUN_ID)).contains(champion());

    AirflowRun papers = api.awaitEnd(PAPERS, "scheduled", day);
    assertThat(states(papers)).hasSize(3).allSatisfy((task, state) -> succeeded(state));
    assertThat(stored.inMongodb()).containsExactlyInAnyOrderElementsOf(announcedOn(day));
    assertThat(stored.inArchive()).containsExactlyInAnyOrderElementsOf(announcedOn(day));
    assertThat(stored.models()).containsOnly(champion());
    AirflowRun drift = api.awaitEnd(MONITORING, "asset_triggered", null);
    assertThat(states(drift)).containsEntry("check_drift", "success");
    assertThat(api.xcom(drift, "check_drift", "return_value").path("verdict").asString())
        .isIn("drift", "no_drift");
  }

  @Test
  @Order(3)
  void endsTheSameHarvestOnceAlthoughTheFetcherIsKilledMeanwhile() {
    int asked = suite.arxiv().requests().size();
    suite.arxiv().holdAfter(1);
    api.backfill(PAPERS, pastDay, day);
    await("a page of two")
        .atMost(PATIENCE)
        .until(() -> suite.arxiv().requests().size() > asked + 1);
    awaitFetchOfPastDay("deferred");

    suite.kill(ServiceSlot.FETCHER);
    suite.arxiv().release();
    awaitFetchOfPastDay("up_for_retry");
    suite.restart(ServiceSlot.FETCHER);
    AirflowRun run = api.awaitEnd(PAPERS, "backfill", pastDay);

    assertThat(states(run)).hasSize(3).allSatisfy((task, state) -> succeeded(state));
    assertThat(api.tasks(run).get("fetch_arxiv").tries()).isGreaterThan(1);
    String address = api.xcom(run, "fetch_arxiv", "job").asString();
    JsonNode job = suite.calls(ServiceSlot.FETCHER).get("/" + address);
    assertThat(job.path("state").asString()).isEqualTo("succeeded");
    assertThat(job.path("attempts").asInt()).isGreaterThan(1);
    assertThat(ledger(pastDay))
        .singleElement()
        .satisfies(line -> {
          assertThat("harvests/" + line.id()).isEqualTo(address);
          assertThat(line.complete()).isTrue();
          assertThat(line.received()).isEqualTo(PAPERS_OF_THE_PAST_DAY);
        });
    assertThat(stored.inMongodb()).containsOnlyOnceElementsOf(announcedOn(pastDay));
    assertThat(stored.inArchive()).containsOnlyOnceElementsOf(announcedOn(pastDay));
  }

  @Test
  @Order(4)
  void skipsADayThatBringsNothingAndADayThatWasHarvestedBefore() {
    api.backfill(TRAINING_PAPERS, silentDay, trainingDay);

    List<AirflowRun> runs =
        List.of(
            api.awaitEnd(PAPERS, "backfill", silentDay),
            api.awaitEnd(PAPERS, "backfill", day),
            api.awaitEnd(TRAINING_PAPERS, "backfill", silentDay),
            api.awaitEnd(TRAINING_PAPERS, "backfill", trainingDay));

    assertThat(runs)
        .allSatisfy(run -> {
          assertThat(run.state()).isEqualTo("success");
          assertThat(states(run).values()).containsOnly("skipped");
        });
    assertThat(ledger(trainingDay)).hasSize(day.equals(trainingDay) ? 2 : 1);
    assertThat(stored.inMongodb()).doesNotHaveDuplicates();
    assertThat(stored.inArchive()).doesNotHaveDuplicates();
    assertThat(suite.calls(ServiceSlot.TRAINER).get("/trainings")).hasSize(1);
    assertThat(api.variable(RUN_ID)).contains(champion());
  }

  private static void awaitFetchOfPastDay(String state) {
    await("fetch_arxiv " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() ->
            api.run(PAPERS, "backfill", pastDay).stream()
                .map(run -> states(run).get("fetch_arxiv"))
                .anyMatch(state::equals));
  }

  private static void succeeded(String state) {
    assertThat(state).isEqualTo("success");
  }

  private static Map<String, String> states(AirflowRun run) {
    Map<String, String> states = new TreeMap<>();
    api.tasks(run).forEach((id, task) -> states.put(id, task.state()));
    return states;
  }

  private static List<LedgerEntry> ledger(LocalDate from) {
    return Stream.of(suite.calls(ServiceSlot.FETCHER).get("/ledger", LedgerEntry[].class))
        .filter(line -> from.equals(line.from()))
        .toList();
  }

  private static List<String> announcedOn(LocalDate announced) {
    return corpus.papers().stream()
        .filter(paper -> announced.equals(paper.published()))
        .map(Paper::id)
        .toList();
  }

  private static String champion() {
    return suite
        .mlflow()
        .get("registered-models/alias?name=arxivist-classifier&alias=champion")
        .at("/model_version/run_id")
        .asString();
  }

  private static Map<String, String> connections(StackPorts ports) {
    Map<String, String> connections = new HashMap<>();
    Map.of(
            "FETCHER", ServiceSlot.FETCHER,
            "TRAINER", ServiceSlot.TRAINER,
            "CLASSIFIER", ServiceSlot.CLASSIFIER,
            "MONITOR", ServiceSlot.MONITOR)
        .forEach((name, service) ->
            connections.put(
                "AIRFLOW_CONN_ARXIVIST_" + name,
                "{\"conn_type\":\"http\",\"host\":\"127.0.0.1\",\"port\":%d}"
                    .formatted(ports.of(service))));
    return connections;
  }

  private static void tellWhatHappened() {
    String line = "%-22s %-34s %-24s %-8s %5s %8s%n";
    System.out.printf("%n" + line, "dag", "run", "task", "state", "tries", "seconds");
    for (AirflowTask task : SEEN.values()) {
      String run = task.run().substring(0, Math.min(33, task.run().length()));
      String seconds = "%.1f".formatted(task.seconds());
      System.out.printf(line, task.dag(), run, task.id(), task.state(), task.tries(), seconds);
    }
  }

  private static void close(AutoCloseable running) {
    try {
      if (running != null) {
        running.close();
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
