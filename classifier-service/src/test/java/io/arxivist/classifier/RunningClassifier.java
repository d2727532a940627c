package io.arxivist.classifier;

import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.service.launch.ServiceLauncher;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The whole service on a free port, for tests. */
final class RunningClassifier {
  private RunningClassifier() {}

  /**
   * Starts it.
   *
   * @param data where registry, archive and models lie
   * @param encoder where the encoder unpacks its files
   * @param further settings
   */
  static ServletWebServerApplicationContext start(
      Path data, Path encoder, EmbeddedMongo mongo, EmbeddedRedis redis, String... further) {
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
