package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./run --once} as a script calls it: exit status, last line, what is left on disk. */
class RunOnceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path work;

  @Test
  void doesTheMainJobOnGeneratedPapersAndSumsItUp() throws Exception {
    try (StackProcess run =
        StackProcess.run(
            work, "--once", "--source", "simulator", "--data", "kept", "--port-offset", "1000")) {
      assertThat(run.await(PATIENCE)).as(run.out() + run.err()).isZero();

      JsonNode summary = JSON.readTree(run.lastLine());
      long fetched = summary.path("fetched").asLong();
      assertThat(fetched).isGreaterThanOrEqualTo(2_000);
      assertThat(summary.path("pushed").asLong()).isEqualTo(fetched);
      assertThat(summary.path("trained").asLong() + summary.path("classified").asLong())
          .isEqualTo(fetched);
      assertThat(summary.path("stored").asLong()).isEqualTo(summary.path("classified").asLong());
      assertThat(summary.path("drift").asString()).isIn("drift", "no_drift", "not_enough_data");
      assertThat(top1(summary)).isGreaterThan(4 * majority(summary));
      Path runs = work.resolve("kept/mlruns");
      assertThat(runs.resolve("models/arxivist-classifier/aliases/champion"))
          .content()
          .isEqualToIgnoringWhitespace(summary.path("model").path("version").asString());
      assertThat(artifacts(runs, summary))
          .contains(
              "label_encoder.json", "reference_data.csv", "corpus-manifest.json", "model/MLmodel");
    }
  }

  @Test
  @EnabledIf("io.arxivist.contract.SharedFolder#present")
  void beatsTheMajorityClassManyTimesOverOnRealPapersOfALaterMonth() throws Exception {
    try (StackProcess run =
        StackProcess.run(
            work,
            "--once",
            "--papers",
            SharedFolder.file("data/papers-train.jsonl.gz").toString(),
            "--limit",
            "20000",
            "--data",
            "kept",
            "--port-offset",
            "1000")) {
      assertThat(run.await(PATIENCE)).as(run.out() + run.err()).isZero();

      JsonNode summary = JSON.readTree(run.lastLine());
      assertThat(summary.path("fetched").asLong()).isEqualTo(20_000);
      assertThat(summary.path("trained").asLong()).isEqualTo(16_000);
      assertThat(summary.path("stored").asLong()).isEqualTo(4_000);
      assertThat(top1(summary)).isGreaterThan(3 * majority(summary));
      assertThat(summary.path("onlineTop1").asDouble()).isGreaterThan(3 * majority(summary));
    }
  }

  private static double top1(JsonNode summary) {
    return summary.path("metrics").path("top1").asDouble();
  }

  private static double majority(JsonNode summary) {
    return summary.path("metrics").path("majority_top1").asDouble();
  }

  private static java.util.List<String> artifacts(Path runs, JsonNode summary) throws Exception {
    String runId = summary.path("model").path("runId").asString();
    try (var paths = Files.walk(runs)) {
      Path artifacts =
          paths
              .filter(path -> path.endsWith(Path.of(runId, "artifacts")))
              .findFirst()
              .orElseThrow();
      try (var files = Files.walk(artifacts)) {
        return files.map(file -> artifacts.relativize(file).toString()).toList();
      }
    }
  }
}
