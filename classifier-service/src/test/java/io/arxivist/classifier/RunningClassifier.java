package io.arxivist.classifier;

import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The whole service on a free port, on a real Redis and an embedded MongoDB of its own. */
final class RunningClassifier implements AutoCloseable {
  private final EmbeddedRedis redis = EmbeddedRedis.temporary();
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final Path data;
  private ServletWebServerApplicationContext service;

  /**
   * Starts all three.
   *
   * @param data where registry, archive and models lie
   * @param encoder where the encoder unpacks its files
   * @param further settings
   */
  RunningClassifier(Path data, Path encoder, String... further) {
    this.data = data;
    this.service = launch(encoder, further);
  }

  @Override
  public void close() {
    service.close();
    mongo.close();
    redis.close();
  }

  /** Ends the service; its servers stay. */
  void stop() {
    service.close();
  }

  /** Starts the service once more. */
  void start(Path encoder, String... further) {
    service = launch(encoder, further);
  }

  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  WorkQueue queue() {
    return service.getBean("classificationQueue", WorkQueue.class);
  }

  ModelRegistry registry() {
    return bean(ModelRegistry.class);
  }

  int port() {
    return service.getWebServer().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  private ServletWebServerApplicationContext launch(Path encoder, String... further) {
    List<String> settings =
        List.of(
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri("arxivist"),
            "--spring.data.redis.host=" + redis.host(),
            "--spring.data.redis.port=" + redis.port(),
            "--mlflow.tracking.uri=" + data.resolve("mlruns").toUri(),
            "--archive.directory=" + data.resolve("archive"),
            "--classifier.data-directory=" + data.resolve("classifier"),
            "--classifier.encoder-directory=" + encoder,
            "--classifier.model-refresh=100ms");
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(ClassifierApplication.class, "classifier-service")
            .run(Stream.concat(settings.stream(), Stream.of(further)).toArray(String[]::new));
  }
}
