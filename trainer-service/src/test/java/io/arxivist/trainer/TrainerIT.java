package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;

/** The whole service on a real Redis, an embedded MongoDB, the file registry and the encoder. */
class TrainerIT {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @TempDir static Path encoder;
  @TempDir Path data;
  private EmbeddedRedis redis;
  private EmbeddedMongo mongo;
  private ServletWebServerApplicationContext service;

  @BeforeEach
  void start() {
    redis = EmbeddedRedis.temporary();
    mongo = EmbeddedMongo.inMemory();
    service = launch();
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
    assertThat(again.champion()).as(again.reason()).isTrue();
    assertThat(decision(again).slice().papers()).isEqualTo(30);
    assertThat(promoted).isEqualTo("1");
    assertThat(decisions())
        .extracting(Decision::kind)
        .containsExactly(DecisionKind.PROMOTION, DecisionKind.GATE, DecisionKind.GATE);
    assertThat(registry().findByAlias(ModelRegistry.CHAMPION).orElseThrow().version())
        .isEqualTo("1");
  }

  @Test
  void teachesTheModelToReadVectorsWhereThereArePapersEnough() {
    queue().offer(ToyCorpus.papers(0, 500));
    TrainingResult first = train();
    publish(first.trainingId());
    TrainingResult second = train();
    PublicationResult publication = publish(second.trainingId());

    assertThat(first.metrics()).containsKey("lexical_top1");
    assertThat(decision(publication).findings().getFirst().difference()).isZero();
    assertThat(decision(publication).findings().getFirst().champion())
        .isEqualTo(first.metrics().get("top1"));
    assertThat(first.phaseSeconds()).containsKeys("embed", "fit", "fit_encoder");
    assertThat(second.metrics()).isEqualTo(first.metrics());
    assertThat(service.getBean(MongoTemplate.class).getCollection("embeddings").countDocuments())
        .isEqualTo(160);
    registry().download(publication.model().runId(), "model", data.resolve("back"));
    assertThat(PaperClassifier.load(data.resolve("back/model")).encoder()).isPresent();
  }

  @Test
  void refusesToTrainOnNothing() {
    var status =
        http().post().uri("/trainings").exchange((request, answer) -> answer.getStatusCode());

    assertThat(status).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void runsAKilledTrainingAgainWithWhatItHadTakenFromTheQueue() throws IOException {
    queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult undisturbed = train();
    JobView killed = view(undisturbed.trainingId());
    FileSystemUtils.deleteRecursively(candidate(killed.id()));
    Files.createDirectories(candidate(killed.id() + ".part").resolve("artifacts/model"));
    asKilled(killed);
    queue().offer(ToyCorpus.papers(0, 120));
    queue().poll(50, Duration.ofSeconds(1));

    restart();
    await().atMost(LONGEST).until(() -> view(killed.id()).state().ended());

    assertThat(view(killed.id()).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(view(killed.id()).attempts()).isEqualTo(2);
    TrainingResult again = training(killed.id());
    assertThat(again.drained()).isEqualTo(120);
    assertThat(again.corpusHash()).isEqualTo(undisturbed.corpusHash());
    assertThat(again.metrics()).isEqualTo(undisturbed.metrics());
    assertThat(candidate(killed.id() + ".part")).doesNotExist();
  }

  @Test
  void doesNotTrainAgainWhatWasKeptBeforeTheKill() {
    queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult kept = train();
    asKilled(view(kept.trainingId()));

    restart();
    await().atMost(LONGEST).until(() -> view(kept.trainingId()).state().ended());

    assertThat(training(kept.trainingId())).isEqualTo(kept);
  }

  @Test
  void runsAFailedTrainingAgainWhosePapersAreInTheCorpusAlready() throws IOException {
    queue().offer(ToyCorpus.papers(0, 300));
    Files.writeString(Files.createDirectories(data.resolve("trainer")).resolve("trainings"), "");
    JobView first = submit("monday");
    await().atMost(LONGEST).until(() -> view(first.id()).state() == JobState.FAILED);
    Files.delete(data.resolve("trainer/trainings"));

    JobView second = submit("monday");
    await().atMost(LONGEST).until(() -> view(first.id()).state() == JobState.SUCCEEDED);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(training(first.id()).drained()).isZero();
    assertThat(training(first.id()).papers()).isEqualTo(300);
  }

  private void assertThatItsArtifactsCanBeUsed(String runId) {
    registry().download(runId, "model", data.resolve("back"));
    registry().download(runId, "reference_data.csv", data.resolve("back"));
    assertThat(PaperClassifier.load(data.resolve("back/model")).labels()).contains("cs.LG");
    assertThat(ReferenceData.read(data.resolve("back/reference_data.csv")).papers())
        .hasSize(40)
        .allMatch(paper -> !paper.encoder().isEmpty());
  }

  private ServletWebServerApplicationContext launch() {
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(TrainerApplication.class, "trainer-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--queue.reclaim-after=3s",
                "--mlflow.tracking.uri=" + data.resolve("mlruns").toUri(),
                "--trainer.data-directory=" + data.resolve("trainer"),
                "--trainer.encoder-directory=" + encoder,
                "--trainer.gate.fewest-papers=20",
                "--trainer.embedding.fewest-papers=500",
                "--trainer.embedding.most-papers=160");
  }

  private void restart() {
    service.close();
    service = launch();
  }

  /* As the store has it when the process dies before it can say how the job ended. */
  private void asKilled(JobView job) {
    service
        .getBean(JobStore.class)
        .update(
            Job.queued(job.id(), job.kind(), null, "{}", null, job.createdAt())
                .running(job.createdAt()));
  }

  private Path candidate(String name) {
    return data.resolve("trainer/trainings").resolve(name);
  }

  private JobView view(String id) {
    return http().get().uri("/trainings/{id}", id).retrieve().body(JobView.class);
  }

  private TrainingResult training(String id) {
    return http().get().uri("/trainings/{id}/result", id).retrieve().body(TrainingResult.class);
  }

  private JobView submit(String key) {
    return http()
        .post()
        .uri("/trainings")
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new TrainingRequest(null, null, null))
        .retrieve()
        .body(JobView.class);
  }

  private TrainingResult train() {
    return result(submit(UUID.randomUUID().toString()), TrainingResult.class);
  }

  private PublicationResult publish(String trainingId) {
    return result(
        http().post().uri("/trainings/{id}/publication", trainingId).retrieve().body(JobView.class),
        PublicationResult.class);
  }

  private Decision decision(PublicationResult publication) {
    return http()
        .get()
        .uri("/decisions/{id}", publication.decision())
        .retrieve()
        .body(Decision.class);
  }

  private List<Decision> decisions() {
    return http().get().uri("/decisions").retrieve().body(DecisionPage.class).decisions();
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
