package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link ModelRegistry} does with runs and their artifacts; the rest stands in {@link
 * ModelRegistryContract}, which every implementation passes.
 */
abstract class RecordedRunsContract {
  static final Instant STARTED = Instant.parse("2025-03-04T05:06:07.089Z");
  static final String UNKNOWN_RUN = "0123456789abcdef0123456789abcdef";

  private static final Instant FINISHED = STARTED.plus(Duration.ofSeconds(42));

  @TempDir protected Path folder;
  private Path artifacts;
  private ModelRegistry registry;

  /** Opens the registry once more, as another process would. */
  protected abstract ModelRegistry open();

  @BeforeEach
  void writeArtifacts() throws IOException {
    registry = open();
    artifacts = Files.createDirectory(folder.resolve("artifacts"));
    write("label_encoder.json", "{\"classes\":[\"cs.LG\"]}");
    write("model/manifest.json", "{}");
    write("model/weights/part 1 {ü} 50%+.bin", "\0\1\2");
    Files.write(artifacts.resolve("model/large.bin"), new byte[300_000]);
  }

  @Test
  void keepsWhatARunSaysOfItself() {
    String id = registry.record(draft("first run: a/b"), artifacts);

    Run run = open().findRun(id).orElseThrow();
    assertThat(run.id()).isEqualTo(id).matches("[0-9a-f]{32}");
    assertThat(run.name()).isEqualTo("first run: a/b");
    assertThat(run.startedAt()).isEqualTo(STARTED);
    assertThat(run.finishedAt()).isEqualTo(FINISHED);
    assertThat(run.parameters()).isEqualTo(draft("any").parameters());
    assertThat(run.metrics()).isEqualTo(draft("any").metrics());
    assertThat(run.tags()).containsAllEntriesOf(draft("any").tags());
  }

  @Test
  void keepsMoreValuesThanOneCallMayCarry() {
    Map<String, String> parameters = new HashMap<>();
    Map<String, Double> metrics = new HashMap<>();
    IntStream.range(0, 230).forEach(n -> parameters.put("p" + n, "value " + n));
    IntStream.range(0, 1_050).forEach(n -> metrics.put("per_category/f1." + n, n / 7.0));
    RunDraft draft = new RunDraft("many", STARTED, FINISHED, parameters, metrics, Map.of());

    Run run = registry.findRun(registry.record(draft, artifacts)).orElseThrow();

    assertThat(run.parameters()).isEqualTo(parameters);
    assertThat(run.metrics()).isEqualTo(metrics);
  }

  @Test
  void keepsAMetricThatIsNoNumber() {
    RunDraft draft =
        new RunDraft("nan", STARTED, FINISHED, Map.of(), Map.of("auc", Double.NaN), Map.of());

    Run run = registry.findRun(registry.record(draft, artifacts)).orElseThrow();

    assertThat(run.metrics()).containsEntry("auc", Double.NaN);
  }

  @Test
  void keepsEveryStepOfAMetric() {
    Map<String, List<MetricPoint>> series = new HashMap<>();
    series.put("fit_loss", List.of(point(1, 2.5), point(2, 0.75), point(3, 0.125)));
    List<MetricPoint> points =
        IntStream.rangeClosed(1, 1_030).mapToObj(n -> point(n, 1.0 / n)).toList();
    series.put("progress", points);
    RunDraft draft =
        new RunDraft(
            "steps", STARTED, FINISHED, Map.of(), Map.of("top1", 0.5), Map.of(), series, List.of());

    String id = registry.record(draft, artifacts);

    assertThat(open().history(id, "fit_loss")).isEqualTo(series.get("fit_loss"));
    assertThat(open().history(id, "progress")).isEqualTo(points);
    assertThat(open().history(id, "top1")).containsExactly(new MetricPoint(0, 0.5, FINISHED));
    assertThat(open().findRun(id).orElseThrow().metrics())
        .isEqualTo(Map.of("fit_loss", 0.125, "progress", 1.0 / 1_030, "top1", 0.5));
  }

  @Test
  void knowsNoHistoryOfWhatIsNotThere() {
    String id = registry.record(draft("run"), artifacts);

    assertThat(registry.history(id, "none")).isEmpty();
    assertThat(registry.history(UNKNOWN_RUN, "top1")).isEmpty();
    assertThat(registry.history(id, "../meta.yaml")).isEmpty();
  }

  @Test
  void keepsWhatARunRead() {
    List<DatasetInput> inputs =
        List.of(input("arxiv-calibration", "validation"), input("arxiv-fit", "training"));

    String id = registry.record(draft("first", Map.of(), inputs), artifacts);
    String next = registry.record(draft("second", Map.of(), inputs), artifacts);

    assertThat(open().findRun(id).orElseThrow().inputs()).isEqualTo(inputs);
    assertThat(open().findRun(next).orElseThrow().inputs()).isEqualTo(inputs);
  }

  @Test
  void refusesADigestThatIsTooLong() {
    DatasetInput input =
        new DatasetInput("arxiv-fit", "d".repeat(37), "arxivist", "{}", "{}", "{}", "training");

    assertThatThrownBy(() -> registry.record(draft("long", Map.of(), List.of(input)), artifacts))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("arxiv-fit")
        .hasMessageContaining("36");
  }

  @Test
  void recordsATrainingOnceHoweverOftenItIsAskedTo() {
    String training = UUID.randomUUID().toString();
    RunDraft draft = draft("once", Map.of(ModelRegistry.TRAINING_TAG, training), List.of());
    RunDraft other =
        draft("other", Map.of(ModelRegistry.TRAINING_TAG, UUID.randomUUID().toString()), List.of());

    String id = registry.record(draft, artifacts);

    assertThat(open().record(draft, artifacts)).isEqualTo(id);
    assertThat(open().record(other, artifacts)).isNotEqualTo(id);
  }

  @Test
  void refusesAParameterThatIsTooLong() {
    RunDraft draft =
        new RunDraft(
            "long", STARTED, FINISHED, Map.of("text", "x".repeat(6_001)), Map.of(), Map.of());

    assertThatThrownBy(() -> registry.record(draft, artifacts))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("text")
        .hasMessageContaining("6000");
  }

  @Test
  void refusesAKeyThatLeadsOutOfItsFolder() {
    RunDraft draft =
        new RunDraft("wicked", STARTED, FINISHED, Map.of("../../x", "1"), Map.of(), Map.of());

    assertThatThrownBy(() -> registry.record(draft, artifacts))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("../../x");
  }

  @Test
  void givesBackAFolderOfArtifacts() {
    String id = registry.record(draft("run"), artifacts);
    Path target = folder.resolve("copy");

    open().download(id, "model", target);

    assertThat(target.resolve("model/manifest.json")).hasContent("{}");
    assertThat(target.resolve("model/weights/part 1 {ü} 50%+.bin")).hasContent("\0\1\2");
    assertThat(target.resolve("model/large.bin")).hasSize(300_000);
    assertThat(target.resolve("label_encoder.json")).doesNotExist();
  }

  @Test
  void givesBackOneArtifact() {
    String id = registry.record(draft("run"), artifacts);
    Path target = folder.resolve("copy");

    registry.download(id, "label_encoder.json", target);
    registry.download(id, "model/manifest.json", target);

    assertThat(target.resolve("label_encoder.json")).hasContent("{\"classes\":[\"cs.LG\"]}");
    assertThat(target.resolve("model/manifest.json")).hasContent("{}");
  }

  @Test
  void namesTheArtifactOrRunThatIsNotThere() {
    String id = registry.record(draft("run"), artifacts);

    assertThatThrownBy(() -> registry.download(id, "model/none.bin", folder.resolve("copy")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("model/none.bin");
    assertThatThrownBy(() -> registry.download(UNKNOWN_RUN, "model", folder.resolve("copy")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(UNKNOWN_RUN);
    assertThatThrownBy(() -> registry.download(id, "../meta.yaml", folder.resolve("copy")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("../meta.yaml");
  }

  @Test
  void knowsNoRunThatWasNeverRecorded() {
    registry.record(draft("run"), artifacts);

    assertThat(registry.findRun(UNKNOWN_RUN)).isEmpty();
    assertThat(registry.findRun("../models")).isEmpty();
    assertThat(registry.findByRun(UNKNOWN_RUN)).isEmpty();
  }

  /** The registry as this test has it open. */
  ModelRegistry registry() {
    return registry;
  }

  /** The artifacts that the contract records: a file and a folder {@code model}. */
  protected Path artifacts() {
    return artifacts;
  }

  /** A run with every kind of value. */
  protected static RunDraft draft(String name) {
    return new RunDraft(
        name,
        STARTED,
        FINISHED,
        Map.of("seed", "7", "note", "line one\nline two: “quoted” #1", "empty", "", "yes", "no"),
        Map.of("top1", 0.625, "log_loss", 1.25e-7, "papers", 20_000.0, "per_category/f1", -3.5),
        Map.of("source", "file", "arxivist.encoder", "none"));
  }

  private static RunDraft draft(String name, Map<String, String> tags, List<DatasetInput> inputs) {
    return new RunDraft(name, STARTED, FINISHED, Map.of(), Map.of(), tags, Map.of(), inputs);
  }

  private static MetricPoint point(long step, double value) {
    return new MetricPoint(step, value, STARTED.plusMillis(step));
  }

  private static DatasetInput input(String name, String context) {
    return new DatasetInput(
        name,
        "e3b0c44298fc1c14",
        "arxivist",
        "{\"collection\": \"corpus\", \"note\": \"“quoted”: #1\"}",
        "{\"mlflow_colspec\": [{\"name\": \"title\", \"type\": \"string\"}]}",
        "{\"num_rows\": 800}",
        context);
  }

  private void write(String path, String text) throws IOException {
    Path file = artifacts.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
