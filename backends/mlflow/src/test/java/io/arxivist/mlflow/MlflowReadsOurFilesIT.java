package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.MlflowCommand;
import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's own Python client opens the folder that the file registry writes. */
class MlflowReadsOurFilesIT {
  private static final String PROGRAM =
      """
      import sys, mlflow
      from mlflow import MlflowClient
      mlflow.set_tracking_uri(sys.argv[1])
      client = MlflowClient()
      version = client.get_model_version_by_alias("arxivist-classifier", "champion")
      run = client.get_run(version.run_id)
      print("run", run.info.run_id, run.info.status, run.info.run_name)
      print("top1", run.data.metrics["top1"], "seed", run.data.params["seed"])
      print("experiment", client.get_experiment_by_name("arxivist").experiment_id)
      print("found", len(client.search_runs([run.info.experiment_id], "metrics.top1 > 0.5")))
      print("artifacts", sorted(a.path for a in client.list_artifacts(version.run_id)))
      print("loss", [(m.step, m.value, m.timestamp) for m in client.get_metric_history(version.run_id, "fit_loss")], run.data.metrics["fit_loss"])
      for i in run.inputs.dataset_inputs:
        print("input", i.dataset.name, i.dataset.digest, i.dataset.profile, i.dataset.schema, [(t.key, t.value) for t in i.tags])
      print("tag", client.get_registered_model("arxivist-classifier").tags["LATEST_TRAINING_RUN_ID"])
      path = mlflow.artifacts.download_artifacts("models:/arxivist-classifier@champion", dst_path=sys.argv[2])
      print("manifest", open(path + "/manifest.json").read())
      """;
  private static final String WRITES_A_RUN =
      """
      import sys, mlflow
      mlflow.set_tracking_uri(sys.argv[1])
      mlflow.set_experiment("arxivist")
      with mlflow.start_run(run_name="by hand") as run:
        mlflow.log_param("seed", 9)
        mlflow.log_metric("loss", 2.5, step=1)
        mlflow.log_metric("loss", 0.5, step=2)
        mlflow.log_text("{}", "model/manifest.json")
      version = mlflow.MlflowClient().create_model_version("arxivist-classifier", run.info.artifact_uri + "/model", run.info.run_id)
      print("run", run.info.run_id, version.version)
      """;

  @TempDir Path folder;
  private MlflowCommand mlflow;
  private Path root;
  private MlflowFileRegistry registry;
  private String runId;

  @BeforeEach
  void record() throws IOException {
    mlflow = new MlflowCommand(folder);
    root = folder.resolve("data/mlruns");
    registry = new MlflowFileRegistry(root, Clock.systemUTC());
    Path model = Files.createDirectories(folder.resolve("artifacts/model"));
    Files.writeString(model.resolve("manifest.json"), "{\"kind\":\"lexical\"}");
    Files.writeString(folder.resolve("artifacts/label_encoder.json"), "{}");
    Instant start = Instant.parse("2025-03-04T05:06:07Z");
    runId =
        registry.record(
            new RunDraft(
                "nightly",
                start,
                start.plusSeconds(5),
                Map.of("seed", "7"),
                Map.of("top1", 0.625),
                Map.of(),
                Map.of(
                    "fit_loss",
                    List.of(
                        new MetricPoint(1, 2.5, start.plusSeconds(1)),
                        new MetricPoint(2, 0.5, start.plusSeconds(2)))),
                List.of(
                    new DatasetInput(
                        "arxiv-fit",
                        "e3b0c44298fc1c14",
                        "arxivist",
                        "{}",
                        "{\"mlflow_colspec\": []}",
                        "{\"num_rows\": 800}",
                        "training"))),
            folder.resolve("artifacts"));
    registry.assignAlias(ModelRegistry.CHAMPION, registry.register(runId).version());
  }

  @Test
  void findsTheChampionsRunAndItsArtifacts() throws Exception {
    assertThatItSeesAll(mlflow.python(PROGRAM, root.toString(), folder.toString()));
  }

  @Test
  void movesToADatabaseWithAllThatItHolds() throws Exception {
    String database = "sqlite:///" + folder.resolve("moved.db");

    mlflow.run(
        "migrate-filestore", "--source", folder.resolve("data").toString(), "--target", database);

    assertThatItSeesAll(mlflow.python(PROGRAM, database, folder.toString()));
  }

  private void assertThatItSeesAll(List<String> lines) {
    assertThat(lines)
        .contains(
            "loss [(1, 2.5, 1741064768000), (2, 0.5, 1741064769000)] 0.5",
            "input arxiv-fit e3b0c44298fc1c14 {\"num_rows\": 800} {\"mlflow_colspec\": []}"
                + " [('mlflow.data.context', 'training')]",
            "run " + runId + " FINISHED nightly",
            "top1 0.625 seed 7",
            "experiment 1",
            "found 1",
            "artifacts ['label_encoder.json', 'model']",
            "tag " + runId,
            "manifest {\"kind\":\"lexical\"}");
  }

  @Test
  void theRegistryReadsARunThatPythonWrote() throws Exception {
    List<String> lines = mlflow.python(WRITES_A_RUN, root.toString());

    String[] written =
        lines.stream().filter(line -> line.startsWith("run ")).findFirst().orElseThrow().split(" ");
    var run = registry.findRun(written[1]).orElseThrow();
    assertThat(run.name()).isEqualTo("by hand");
    assertThat(run.parameters()).containsEntry("seed", "9");
    assertThat(run.metrics()).containsEntry("loss", 0.5);
    assertThat(registry.findByRun(written[1]).orElseThrow().version()).isEqualTo(written[2]);
    registry.download(written[1], "model", folder.resolve("copy"));
    assertThat(folder.resolve("copy/model/manifest.json")).hasContent("{}");
    assertThat(registry.findByAlias(ModelRegistry.CHAMPION).orElseThrow().runId()).isEqualTo(runId);
  }
}
