package io.arxivist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftCheckRequest;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.launch.ServiceLauncher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The whole service on an embedded MongoDB and the file registry. */
class MonitorIT {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T08:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-04T08:00:00Z");
  private static ToyStream stream;

  @TempDir Path data;
  private EmbeddedMongo mongo;
  private ServletWebServerApplicationContext service;

  @BeforeAll
  static void train() {
    stream = new ToyStream();
  }

  @BeforeEach
  void start() {
    mongo = EmbeddedMongo.inMemory();
    service = launch();
  }

  @AfterEach
  void stop() {
    service.close();
    mongo.close();
  }

  @Test
  void saysThatThereIsNoModelYet() {
    DriftCheckResult result = check(null, null);

    assertThat(result.verdict()).isEqualTo(DriftVerdict.NOT_ENOUGH_DATA);
    assertThat(result.reason()).contains("No model has been published yet");
    assertThat(get(result.report().html(), String.class)).contains("Not enough data");
  }

  @Test
  void findsNoDriftAmongPapersOfTheSameKind() {
    ModelReference model = crown("run");
    store(ToyCorpus.papers(1_500, 1_900), model, MONDAY);

    DriftCheckResult result = check(null, TUESDAY);

    assertThat(result.verdict()).as(result.reason()).isEqualTo(DriftVerdict.NO_DRIFT);
    assertThat(result.windowPapers()).isEqualTo(400);
    assertThat(result.referencePapers()).isEqualTo(150);
    assertThat(result.model()).isEqualTo(model);
    assertThat(result.findings()).extracting(DriftFinding::name).contains("embedding");
    assertThat(get(result.report().html(), String.class)).contains("No drift", "<svg");
    assertThat(get(result.report().json(), DriftCheckResult.class)).isEqualTo(result);
  }

  @Test
  void findsDriftInTheWindowSinceTheLastCheck() {
    ModelReference model = crown("run");
    store(ToyCorpus.papers(1_500, 1_900), model, MONDAY);
    DriftCheckResult before = check(null, TUESDAY);
    store(ToyCorpus.turnedPapers(1_900, 2_200), model, TUESDAY);

    DriftCheckResult result = check(null, WEDNESDAY);

    assertThat(before.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    assertThat(result.verdict()).isEqualTo(DriftVerdict.DRIFT);
    assertThat(result.from()).isEqualTo(TUESDAY);
    assertThat(result.windowPapers()).isEqualTo(300);
    assertThat(result.findings())
        .filteredOn(DriftFinding::drift)
        .extracting(DriftFinding::name)
        .contains("primary_category", "predicted_category", "embedding");
    assertThat(get("/drift-checks/results", DriftOverview.class).checks())
        .extracting(DriftCheckResult::id)
        .containsExactly(result.id(), before.id());
  }

  @Test
  void addsUpDaysWithTooFewPapersAndLeavesOutFormerModels() {
    ModelReference former = crown("former");
    store(ToyCorpus.papers(1_500, 1_540), former, MONDAY);
    ModelReference model = crown("present");
    store(ToyCorpus.papers(1_600, 1_690), model, MONDAY);
    DriftCheckResult first = check(null, TUESDAY);
    store(ToyCorpus.papers(1_700, 1_790), model, TUESDAY);

    DriftCheckResult second = check(null, WEDNESDAY);

    assertThat(first.verdict()).isEqualTo(DriftVerdict.NOT_ENOUGH_DATA);
    assertThat(first.reason()).contains("40 papers that another model classified");
    assertThat(second.verdict()).isEqualTo(DriftVerdict.NO_DRIFT);
    assertThat(second.from()).isNull();
    assertThat(second.windowPapers()).isEqualTo(180);
  }

  @Test
  void doesNotCompareACheckWithItselfThatWasSavedBeforeAKill() {
    ModelReference model = crown("run");
    store(ToyCorpus.papers(1_500, 1_900), model, MONDAY);
    DriftCheckResult saved = check(null, TUESDAY);
    service
        .getBean(JobStore.class)
        .update(Job.queued(saved.id(), "drift-checks", null, "{}", null, MONDAY).running(MONDAY));

    service.close();
    service = launch();
    String path = "/drift-checks/" + saved.id();
    await().atMost(LONGEST).until(() -> get(path, JobView.class).state().ended());

    assertThat(get(path + "/result", DriftCheckResult.class)).isEqualTo(saved);
  }

  private ServletWebServerApplicationContext launch() {
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(MonitorApplication.class, "monitor-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--mlflow.tracking.uri=" + data.resolve("mlruns").toUri(),
                "--monitor.data-directory=" + data.resolve("monitor"));
  }

  private ModelReference crown(String scratch) {
    return stream.crown(service.getBean(ModelRegistry.class), data.resolve(scratch)).reference();
  }

  private void store(List<HarvestedPaper> papers, ModelReference model, Instant at) {
    service.getBean(PaperStore.class).upsertAll(stream.classified(papers, model, at));
  }

  private DriftCheckResult check(Instant from, Instant until) {
    JobView submitted =
        http()
            .post()
            .uri("/drift-checks")
            .contentType(MediaType.APPLICATION_JSON)
            .body(new DriftCheckRequest(from, until, null))
            .retrieve()
            .body(JobView.class);
    String path = "/drift-checks/" + submitted.id();
    await().atMost(LONGEST).until(() -> get(path, JobView.class).state().ended());
    JobView ended = get(path, JobView.class);
    assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.SUCCEEDED);
    return get(path + "/result", DriftCheckResult.class);
  }

  private <T> T get(String path, Class<T> type) {
    return http().get().uri(path).retrieve().body(type);
  }

  private RestClient http() {
    return RestClient.create("http://127.0.0.1:" + service.getWebServer().getPort());
  }
}
