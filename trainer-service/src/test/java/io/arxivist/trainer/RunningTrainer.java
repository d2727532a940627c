package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.ReproductionRequest;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The service on a real Redis and an embedded MongoDB, asked over HTTP. */
final class RunningTrainer implements AutoCloseable {
  static final Duration LONGEST = Duration.ofMinutes(5);

  private final EmbeddedRedis redis = EmbeddedRedis.temporary();
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final Path data;
  private final Path encoder;
  private final URI tracking;
  private final String[] further;
  private ServletWebServerApplicationContext service;

  /**
   * Starts with the candidates below {@code data}.
   *
   * @param further settings
   */
  RunningTrainer(Path data, Path encoder, URI tracking, String... further) {
    this.data = data;
    this.encoder = encoder;
    this.tracking = tracking;
    this.further = further;
    this.service = launch();
  }

  void restart() {
    service.close();
    service = launch();
  }

  @Override
  public void close() {
    service.close();
    mongo.close();
    redis.close();
  }

  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  WorkQueue queue() {
    return service.getBean("trainingQueue", WorkQueue.class);
  }

  ModelRegistry registry() {
    return bean(ModelRegistry.class);
  }

  RestClient http() {
    return RestClient.create("http://127.0.0.1:" + service.getWebServer().getPort());
  }

  JobView view(String path) {
    return http().get().uri(path).retrieve().body(JobView.class);
  }

  JobView submitTraining(String key) {
    return http()
        .post()
        .uri("/trainings")
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new TrainingRequest(null, null, null))
        .retrieve()
        .body(JobView.class);
  }

  JobView submitReproduction(String runId) {
    return http()
        .post()
        .uri("/reproductions")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ReproductionRequest(runId))
        .retrieve()
        .body(JobView.class);
  }

  TrainingResult train() {
    return result(submitTraining(UUID.randomUUID().toString()), TrainingResult.class);
  }

  PublicationResult publish(String trainingId) {
    return result(
        http().post().uri("/trainings/{id}/publication", trainingId).retrieve().body(JobView.class),
        PublicationResult.class);
  }

  <T> T result(JobView submitted, Class<T> type) {
    String path = "/" + submitted.kind() + "/" + submitted.id();
    await().atMost(LONGEST).until(() -> view(path).state().ended());
    JobView ended = view(path);
    assertThat(ended.state()).as(ended.error()).isEqualTo(JobState.SUCCEEDED);
    return http().get().uri(path + "/result").retrieve().body(type);
  }

  private ServletWebServerApplicationContext launch() {
    List<String> settings =
        List.of(
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri("arxivist"),
            "--spring.data.redis.host=" + redis.host(),
            "--spring.data.redis.port=" + redis.port(),
            "--queue.reclaim-after=3s",
            "--mlflow.tracking.uri=" + tracking,
            "--trainer.data-directory=" + data.resolve("trainer"),
            "--trainer.encoder-directory=" + encoder,
            "--trainer.embedding.fewest-papers=500",
            "--trainer.embedding.most-papers=160");
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(TrainerApplication.class, "trainer-service")
            .run(Stream.concat(settings.stream(), Stream.of(further)).toArray(String[]::new));
  }
}
