package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ConsumerView;
import io.arxivist.core.classification.ConsumerView.State;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.DrainResult;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.mongodb.PaperStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The whole service on a real Redis, an embedded MongoDB, the file registry and the encoder. */
class ClassifierIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String SMALL_BATCHES = "--classifier.consumer.batch-size=16";

  @TempDir static Path encoder;
  @TempDir Path data;
  private RunningClassifier service;

  @BeforeEach
  void startServers() {
    service = new RunningClassifier(data, encoder, SMALL_BATCHES);
  }

  @AfterEach
  void stopServers() {
    service.close();
  }

  @Test
  void servesAndStoresOnceAModelIsPublished() {
    service.queue().offer(ToyCorpus.papers(1_000, 1_040));
    HttpStatusCode readyBefore = status("/actuator/health/readiness");
    HttpStatusCode aliveBefore = status("/actuator/health/liveness");
    HttpStatusCode servedBefore = classify();

    ModelVersion model = ToyModel.crown(service.registry(), data.resolve("run"));
    awaitStored(40);

    assertThat(readyBefore).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(aliveBefore).isEqualTo(HttpStatus.OK);
    assertThat(servedBefore).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(status("/actuator/health/readiness")).isEqualTo(HttpStatus.OK);
    assertThat(classify()).isEqualTo(HttpStatus.OK);
    StorageSummary summary = summary();
    assertThat(summary.model()).isEqualTo(model.reference());
    assertThat(summary.agreeing()).isGreaterThan(30);
    ClassifiedPaper stored = stored("2503.01001");
    assertThat(stored.embedding().dimensions()).isEqualTo(384);
    assertThat(stored.prediction().model()).isEqualTo(model.reference());
    ConsumerView consumer = get("/consumer", ConsumerView.class);
    assertThat(consumer.classified()).isEqualTo(40);
    assertThat(consumer.papersPerSecond()).isPositive();
    assertThat(consumer.lastError()).isNull();
    assertThat(archived()).hasSize(40);
    ArchiveOverview archive = get("/archive", ArchiveOverview.class);
    assertThat(archive.newest()).extracting(ArchiveOverview.Day::articles).containsExactly(40L);
    assertThat(get("/actuator/health/archive", String.class)).contains("UP");
  }

  /* What a kill -9 leaves that comes between the archive and the acknowledgement. */
  @Test
  void archivesNothingTwiceAfterAKillBeforeTheAcknowledgement() {
    service.queue().offer(ToyCorpus.papers(1_000, 1_016));
    List<HarvestedPaper> taken =
        service.queue().poll(16, Duration.ofSeconds(1)).stream().map(Delivery::paper).toList();
    service.bean(ArticleArchive.class).append(taken);
    service.stop();

    service.start(encoder, SMALL_BATCHES, "--queue.reclaim-after=2s");
    ToyModel.crown(service.registry(), data.resolve("run"));
    awaitStored(16);

    assertThat(archived()).containsExactlyInAnyOrderElementsOf(taken);
    ArchiveManifest day = get("/archive/2026-11-03", ArchiveManifest.class);
    assertThat(taken).hasSize(16);
    assertThat(day.parts()).hasSize(1);
    assertThat(day.articles()).isEqualTo(16);
  }

  @Test
  void leavesPapersInTheQueueWhileTheArchiveIsAway() throws IOException {
    Files.writeString(data.resolve("archive"), "a file where the folder should be");
    ToyModel.crown(service.registry(), data.resolve("run"));
    service.queue().offer(ToyCorpus.papers(1_000, 1_016));

    await()
        .atMost(LONGEST)
        .until(() -> get("/consumer", ConsumerView.class).state() == State.BACKING_OFF);
    HttpStatusCode healthBefore = status("/actuator/health/archive");
    long backlogBefore = service.queue().depth().backlog();
    Files.delete(data.resolve("archive"));
    awaitStored(16);

    assertThat(healthBefore).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(backlogBefore).isEqualTo(16);
    assertThat(archived()).hasSize(16);
    assertThat(status("/actuator/health/readiness")).isEqualTo(HttpStatus.OK);
    assertThat(get("/consumer", ConsumerView.class).lastError()).isNull();
  }

  @Test
  void storesAPaperOnceThatIsDeliveredTwice() {
    ToyModel.crown(service.registry(), data.resolve("run"));
    List<HarvestedPaper> papers = ToyCorpus.papers(1_000, 1_010);

    service.queue().offer(papers);
    service.queue().offer(papers);
    awaitStored(10);

    assertThat(summary().papers()).isEqualTo(10);
    assertThat(archived()).hasSize(10);
    PaperPage first = get("/papers?limit=7", PaperPage.class);
    PaperPage second = get("/papers?limit=7&cursor=" + first.nextCursor(), PaperPage.class);
    assertThat(first.papers()).hasSize(7);
    assertThat(second.papers()).hasSize(3);
    assertThat(second.nextCursor()).isNull();
    assertThat(get("/papers/2503.01001", PaperView.class).title()).isNotBlank();
  }

  @Test
  void goesOnWhereAFormerLifeOfTheServiceStopped() {
    ToyModel.crown(service.registry(), data.resolve("run"));
    service.queue().offer(ToyCorpus.papers(1_000, 1_120));
    await().atMost(LONGEST).until(() -> summary().papers() > 0);

    service.stop();
    service.start(encoder, SMALL_BATCHES);
    long storedBefore = summary().papers();
    awaitStored(120);

    assertThat(storedBefore).isLessThan(120);
    assertThat(summary().papers()).isEqualTo(120);
    assertThat(archived()).hasSize(120);
  }

  @Test
  void endsADrainOverARestartWhenAllThatWaitedAtItsSubmissionIsStored() {
    service.queue().offer(ToyCorpus.papers(1_000, 1_030));
    JobView drain = http().post().uri("/drains").retrieve().body(JobView.class);
    await().until(() -> drain(drain.id()).state() == JobState.RUNNING);

    service.stop();
    service.start(encoder, SMALL_BATCHES);
    service.queue().offer(ToyCorpus.papers(1_030, 1_040));
    await().until(() -> drain(drain.id()).attempts() == 2);
    ToyModel.crown(service.registry(), data.resolve("run"));
    await().atMost(LONGEST).until(() -> drain(drain.id()).state() == JobState.SUCCEEDED);

    DrainResult result = get("/drains/" + drain.id() + "/result", DrainResult.class);
    assertThat(result.waiting()).isEqualTo(30);
    assertThat(result.parked()).isZero();
    assertThat(result.seconds()).isPositive();
    assertThat(summary().papers()).isGreaterThanOrEqualTo(30);
    assertThat(drain(drain.id()).progress().done()).isEqualTo(30);
  }

  @Test
  void takesUpANewChampionWithoutARestart() {
    ToyModel.crown(service.registry(), data.resolve("first"));
    await().atMost(LONGEST).until(() -> classify().equals(HttpStatus.OK));

    ModelVersion next = ToyModel.crown(service.registry(), data.resolve("second"));

    await()
        .atMost(LONGEST)
        .until(() -> {
          assertThat(classify()).isEqualTo(HttpStatus.OK);
          return next.reference().equals(summary().model());
        });
  }

  private void awaitStored(int papers) {
    await()
        .atMost(LONGEST)
        .until(() -> summary().papers() >= papers && service.queue().depth().backlog() == 0);
  }

  private JobView drain(String id) {
    return get("/drains/" + id, JobView.class);
  }

  private List<HarvestedPaper> archived() {
    List<HarvestedPaper> papers = new ArrayList<>();
    ArticleArchive archive = service.bean(ArticleArchive.class);
    archive.days().forEach(day -> archive.read(day, papers::add));
    return papers;
  }

  private ClassifiedPaper stored(String id) {
    Optional<ClassifiedPaper> paper = service.bean(PaperStore.class).find(new ArxivId(id));
    return paper.orElseThrow();
  }

  private StorageSummary summary() {
    return get("/papers/summary", StorageSummary.class);
  }

  private HttpStatusCode classify() {
    PaperText text = Samples.paper().text();
    return http()
        .post()
        .uri("/classifications")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ClassificationRequest(List.of(text)))
        .exchange((request, answer) -> {
          if (answer.getStatusCode().is2xxSuccessful()) {
            ClassificationResponse body = answer.bodyTo(ClassificationResponse.class);
            assertThat(body.classifications()).hasSize(1);
          }
          return answer.getStatusCode();
        });
  }

  private HttpStatusCode status(String path) {
    return http().get().uri(path).exchange((request, answer) -> answer.getStatusCode());
  }

  private <T> T get(String path, Class<T> type) {
    return http().get().uri(path).retrieve().body(type);
  }

  private RestClient http() {
    return RestClient.create(service.url());
  }
}
