package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.ModelRegistryContract;
import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MlflowFileRegistryTests extends ModelRegistryContract {
  /* MD5 of "b2", as MLflow names the dataset b of digest 2. */
  private static final String DATASET_B = "fbfba2e45c2045dc5cab22a5afe83d9d";
  private static final String RUN = "1234e567890123456789012345678901";

  @Override
  protected ModelRegistry open() {
    return new MlflowFileRegistry(root(), Clock.systemUTC());
  }

  @Override
  protected String championTag() {
    try {
      return Files.readString(
          root().resolve("models/arxivist-classifier/tags/LATEST_TRAINING_RUN_ID"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isEmptyBeforeTheFirstRun() {
    ModelRegistry registry = open();

    assertThat(registry.versions()).isEmpty();
    assertThat(registry.findByAlias(ModelRegistry.CHAMPION)).isEmpty();
    assertThat(registry.problem()).isEmpty();
    assertThat(root()).doesNotExist();
  }

  @Test
  void writesMlflowsOwnLayout() throws IOException {
    String id = open().record(draft("run"), artifacts());
    open().assignAlias(ModelRegistry.CHAMPION, open().register(id).version());

    Path run = root().resolve("1").resolve(id);
    assertThat(Files.readString(root().resolve("1/meta.yaml")))
        .contains("name: arxivist\n", "experiment_id: '1'\n", "lifecycle_stage: active\n");
    assertThat(Files.readString(run.resolve("meta.yaml")))
        .contains("status: 3\n", "start_time: 1741064767089\n", "end_time: 1741064809089\n");
    assertThat(run.resolve("metrics/top1")).hasContent("1741064809089 0.625 0");
    assertThat(run.resolve("params/seed")).hasContent("7");
    assertThat(run.resolve("tags/mlflow.runName")).hasContent("run");
    assertThat(run.resolve("artifacts/model/manifest.json")).exists();
    Path model = root().resolve("models/arxivist-classifier");
    assertThat(model.resolve("aliases/champion")).hasContent("1");
    assertThat(Files.readString(model.resolve("version-1/meta.yaml")))
        .contains("status: READY\n", "source: file:", "description: null\n");
  }

  @Test
  void leavesNothingOfARunThatCouldNotBeWritten() throws IOException {
    open().record(draft("run"), artifacts());
    Path gone = artifacts().resolve("model/gone");
    Files.createSymbolicLink(gone, folder.resolve("nowhere"));

    assertThatThrownBy(() -> open().record(draft("broken"), artifacts()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(root().toString())
        .hasMessageContaining("record");

    assertThat(names(root().resolve("1"))).hasSize(2).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void leavesNothingOfARunWhoseInputsCannotBeWritten() throws IOException {
    open().record(draft("run"), artifacts());
    Path second = root().resolve("1/datasets").resolve(DATASET_B);
    Files.createDirectories(second.getParent());
    Files.writeString(second, "in the way");
    DatasetInput a = new DatasetInput("a", "1", "t", "s", "", "", "training");
    DatasetInput b = new DatasetInput("b", "2", "t", "s", "", "", "training");
    Instant time = Instant.parse("2025-03-04T05:06:07Z");
    RunDraft draft =
        new RunDraft("broken", time, time, Map.of(), Map.of(), Map.of(), Map.of(), List.of(a, b));

    assertThatThrownBy(() -> open().record(draft, artifacts()))
        .isInstanceOf(RegistryException.class);

    assertThat(names(root().resolve("1")))
        .filteredOn(name -> name.matches("[0-9a-f]{32}") || name.startsWith("."))
        .hasSize(1);
    assertThat(names(root().resolve("1/datasets"))).containsExactly(DATASET_B);
  }

  @Test
  void recordsATrainingAgainWhoseRunAPersonDeleted() throws IOException {
    Instant time = Instant.parse("2025-03-04T05:06:07Z");
    RunDraft draft =
        new RunDraft(
            "deleted",
            time,
            time,
            Map.of(),
            Map.of(),
            Map.of(ModelRegistry.TRAINING_TAG, "training-1"));
    String id = open().record(draft, artifacts());
    Path meta = root().resolve("1").resolve(id).resolve("meta.yaml");
    Files.writeString(
        meta,
        Files.readString(meta).replace("lifecycle_stage: active", "lifecycle_stage: deleted"));

    assertThat(open().record(draft, artifacts())).isNotEqualTo(id);
  }

  @Test
  void sweepsUpWhatAKilledRunLeft() throws IOException {
    open().record(draft("run"), artifacts());
    Path leftover = Files.createDirectories(root().resolve("1/.incoming-x/artifacts"));

    open().record(draft("next"), artifacts());

    assertThat(leftover).doesNotExist();
  }

  @Test
  void readsARunWhoseIdLooksLikeANumber() throws IOException {
    open().record(draft("run"), artifacts());
    Path run = Files.createDirectories(root().resolve("1").resolve(RUN));
    Files.writeString(
        run.resolve("meta.yaml"),
        "run_id: " + RUN + "\nrun_name: 2025-03-04\nstart_time: 5\nend_time: null\nstatus: 1\n");

    assertThat(open().findRun(RUN).orElseThrow().id()).isEqualTo(RUN);
    assertThat(open().findRun(RUN).orElseThrow().name()).isEqualTo("2025-03-04");
    assertThat(open().findRun(RUN).orElseThrow().finishedAt()).isNull();
  }

  @Test
  void worksOnAfterItsFolderWasMoved() throws IOException {
    ModelVersion version = open().register(open().record(draft("run"), artifacts()));
    Path moved = Files.move(root(), folder.resolve("moved"));

    ModelRegistry registry = new MlflowFileRegistry(moved, Clock.systemUTC());

    registry.download(version.runId(), "model", folder.resolve("copy"));
    assertThat(folder.resolve("copy/model/manifest.json")).exists();
  }

  @Test
  void saysWhichFileIsUnreadable() throws IOException {
    String id = open().record(draft("run"), artifacts());
    Files.writeString(root().resolve("1").resolve(id).resolve("meta.yaml"), "{ not yaml");

    assertThatThrownBy(() -> open().findRun(id))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("find run")
        .hasMessageContaining(id + "/meta.yaml");
  }

  @Test
  void saysThatAFileStandsInItsPlace() throws IOException {
    Files.writeString(root(), "a file");

    assertThat(open().problem()).hasValueSatisfying(why -> assertThat(why).contains("no folder"));
  }

  private Path root() {
    return folder.resolve("mlruns");
  }

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
