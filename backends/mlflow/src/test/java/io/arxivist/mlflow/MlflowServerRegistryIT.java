package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.MlflowServerProcess;
import io.arxivist.contract.ModelRegistryContract;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.ModelRegistry.RegisteredModelTag;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;

/** The contract against a real MLflow server. */
class MlflowServerRegistryIT extends ModelRegistryContract {
  @TempDir static Path serverFolder;
  private static MlflowServerProcess server;
  private static MlflowClient official;

  @BeforeAll
  static void start() throws IOException {
    server = MlflowServerProcess.start(serverFolder);
    official = new MlflowClient(server.uri().toString());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      official.close();
      server.close();
    }
  }

  @Override
  protected ModelRegistry open() {
    return new MlflowServerRegistry(server.uri());
  }

  @Override
  protected String championTag() {
    return official.getRegisteredModel(ModelRegistry.MODEL).getTagsList().stream()
        .filter(tag -> tag.getKey().equals("LATEST_TRAINING_RUN_ID"))
        .map(RegisteredModelTag::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFinishedRunIsFinishedForMlflowToo() {
    String id = open().record(draft("run"), artifacts());

    assertThat(official.getRun(id).getInfo().getStatus()).isEqualTo(Service.RunStatus.FINISHED);
  }

  @Test
  void marksARunWhoseArtifactsCannotBeSentAsFailed() throws IOException {
    Files.createSymbolicLink(artifacts().resolve("zz-last"), folder.resolve("nowhere"));

    assertThatThrownBy(() -> open().record(draft("broken"), artifacts()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(server.uri().toString())
        .hasMessageContaining("record run");

    String experiment =
        official.getExperimentByName(ModelRegistry.EXPERIMENT).orElseThrow().getExperimentId();
    List<Service.RunInfo> broken =
        official.searchRuns(List.of(experiment), "tags.`mlflow.runName` = 'broken'");
    assertThat(broken).extracting(Service.RunInfo::getStatus).contains(Service.RunStatus.FAILED);
  }

  @Test
  void endsTheRunThatAKilledRecordingLeft() {
    String training = UUID.randomUUID().toString();
    String experiment =
        official
            .getExperimentByName(ModelRegistry.EXPERIMENT)
            .orElseGet(() -> {
              open().record(draft("first"), artifacts());
              return official.getExperimentByName(ModelRegistry.EXPERIMENT).orElseThrow();
            })
            .getExperimentId();
    Service.RunInfo left =
        official.createRun(
            Service.CreateRun.newBuilder()
                .setExperimentId(experiment)
                .addTags(
                    Service.RunTag.newBuilder()
                        .setKey(ModelRegistry.TRAINING_TAG)
                        .setValue(training))
                .build());
    Instant time = Instant.parse("2025-03-04T05:06:07Z");
    RunDraft draft =
        new RunDraft(
            "again", time, time, Map.of(), Map.of(), Map.of(ModelRegistry.TRAINING_TAG, training));

    String id = open().record(draft, artifacts());

    assertThat(id).isNotEqualTo(left.getRunId());
    assertThat(official.getRun(left.getRunId()).getInfo().getStatus())
        .isEqualTo(Service.RunStatus.KILLED);
    assertThat(open().record(draft, artifacts())).isEqualTo(id);
  }

  @Test
  void recordsATrainingAgainWhoseRunAPersonDeleted() {
    Instant time = Instant.parse("2025-03-04T05:06:07Z");
    RunDraft draft =
        new RunDraft(
            "deleted",
            time,
            time,
            Map.of(),
            Map.of(),
            Map.of(ModelRegistry.TRAINING_TAG, UUID.randomUUID().toString()));
    String id = open().record(draft, artifacts());
    official.deleteRun(id);

    assertThat(open().record(draft, artifacts())).isNotEqualTo(id);
  }
}
