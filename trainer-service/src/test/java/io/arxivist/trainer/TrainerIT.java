package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.service.launch.ServiceLauncher;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The whole service on a real Redis, an embedded MongoDB, the file registry and the encoder. */
class TrainerIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir static Path encoder;
  @TempDir Path data;
  private EmbeddedRedis redis;
  private EmbeddedMongo mongo;
  private ServletWebServerApplicationContext service;

  @BeforeEach
  void start() {
    redis = EmbeddedRedis.temporary();
    mongo = EmbeddedMongo.inMemory();
    service =
        (ServletWebServerApplicationContext)
            ServiceLauncher.builder(TrainerApplication.class, "trainer-service")
                .run(
                    "--server.port=0",
                    "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                    "--spring.data.redis.host=" + redis.host(),
                    "--spring.data.redis.port=" + redis.port(),
                    "--mlflow.tracking.uri=" + data.resolve("mlruns").toUri(),
                    "--trainer.data-directory=" + data.resolve("trainer"),
                    "--trainer.encoder-directory=" + encoder);
  }

  @AfterEach
  void stop() {
    service.close();
    mongo.close();
    redis.close();
  }

  @Test
  void makesAQueueOfPapersAChampion() {
    queue().offer(ToyCorpus.papers(0, 400));
    queue().offer(ToyCorpus.papers(0, 100));

    TrainingResult training = train();
    PublicationResult publication = publish(training.trainingId());

    assertThat(training.drained()).isEqualTo(500);
    assertThat(training.papers()).isEqualTo(400);
    assertThat(training.metrics().get("top1"))
        .isGreaterThan(training.metrics().get("majority_top1") + 0.2);
    assertThat(training.phaseSeconds())
        .containsKeys("drain", "load", "vocabulary", "fit", "evaluation", "embed", "write");
    assertThat(queue().depth().backlog()).isZero();
    assertThat(service.getBean(CorpusStore.class).count()).isEqualTo(400);
    assertThat(publication.champion()).isTrue();
    ModelVersion champion = registry().findByAlias(ModelRegistry.CHAMPION).orElseThrow();
    assertThat(champion.reference()).isEqualTo(publication.model());
    assertThat(registry().findRun(champion.runId()).orElseThrow().tags())
        .containsEntry("arxivist.corpus_hash", training.corpusHash());
    assertThatItsArtifactsCanBeUsed(champion.runId());
  }

  @Test
  void recordsOneRunHoweverOftenATrainingIsPublished() {
    queue().offer(ToyCorpus.papers(0, 300));
    String id = train().trainingId();

    PublicationResult first = publish(id);
    PublicationResult second = publish(id);

    assertThat(second).isEqualTo(first);
    assertThat(http().get().uri("/models").retrieve().body(ModelOverview.class).models())
        .hasSize(1);
  }

  @Test
  void givesTheSamePapersTheSameModelAndLetsAPersonPromoteIt() {
    queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult first = train();
    publish(first.trainingId());
    TrainingResult second = train();
    PublicationResult again = publish(second.trainingId());

    String promoted =
        http()
            .post()
            .uri("/models/1/promotion")
            .retrieve()
            .body(ModelOverview.Line.class)
            .version()
            .version();

    assertThat(second.corpusHash()).isEqualTo(first.corpusHash());
    assertThat(second.metrics()).isEqualTo(first.metrics());
    assertThat(again.champion()).isTrue();
    assertThat(promoted).isEqualTo("1");
    assertThat(registry().findByAlias(ModelRegistry.CHAMPION).orElseThrow().version())
        .isEqualTo("1");
  }

  @Test
  void refusesToTrainOnNothing() {
    var status =
        http().post().uri("/trainings").exchange((request, answer) -> answer.getStatusCode());

    assertThat(status).isEqualTo(HttpStatus.CONFLICT);
  }

  private void assertThatItsArtifactsCanBeUsed(String runId) {
    registry().download(runId, "model", data.resolve("back"));
    registry().download(runId, "reference_data.csv", data.resolve("back"));
    assertThat(PaperClassifier.load(data.resolve("back/model")).labels()).contains("cs.LG");
    assertThat(ReferenceData.read(data.resolve("back/reference_data.csv")).papers())
        .hasSize(40)
        .allMatch(paper -> !paper.encoder().isEmpty());
  }

  private TrainingResult train() {
    return result(
        http()
            .post()
            .uri("/trainings")
            .contentType(MediaType.APPLICATION_JSON)
            .body(new TrainingRequest(null, null, null))
            .retrieve()
            .body(JobView.class),
        TrainingResult.class);
  }

  private PublicationResult publish(String trainingId) {
    return result(
        http().post().uri("/trainings/{id}/publication", trainingId).retrieve().body(JobView.class),
        PublicationResult.class);
  }

  private <T> T result(JobView submitted, Class<T> type) {
    String path = "/" + submitted.kind() + "/" + submitted.id();
    await()
        .atMost(LONGEST)
        .until(() -> http().get().uri(path).retrieve().body(JobView.class).state().ended());
    JobView ended = http().get().uri(path).retrieve().body(JobView.class);
    assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.SUCCEEDED);
    return http().get().uri(path + "/result").retrieve().body(type);
  }

  private WorkQueue queue() {
    return service.getBean("trainingQueue", WorkQueue.class);
  }

  private ModelRegistry registry() {
    return service.getBean(ModelRegistry.class);
  }

  private RestClient http() {
    return RestClient.create("http://127.0.0.1:" + service.getWebServer().getPort());
  }
}
