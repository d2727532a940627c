package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.MlflowCommand;
import io.arxivist.contract.MlflowServerProcess;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.learning.model.Checksums;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A training of the whole service, recorded on a real MLflow server and in the file layout, as
 * MLflow's own Python client sees and downloads it.
 */
class MlflowShowsItsRunsIT {
  /* The client writes down beside a downloaded model which version it is. */
  private static final String ADDED_BY_THE_CLIENT = "registered_model_meta";
  private static final String PROGRAM =
      """
      import hashlib, json, pathlib, sys
      import mlflow
      mlflow.set_tracking_uri(sys.argv[1])
      client = mlflow.MlflowClient()
      model = client.get_registered_model("arxivist-classifier")
      version = client.get_model_version_by_alias("arxivist-classifier", "champion")
      run = client.get_run(version.run_id)
      def hashes(path):
        folder = pathlib.Path(path)
        return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
                for f in folder.rglob("*") if f.is_file()}
      whole = mlflow.artifacts.download_artifacts(run_id=version.run_id, artifact_path="", dst_path=sys.argv[2])
      part = mlflow.artifacts.download_artifacts("models:/arxivist-classifier@champion", dst_path=sys.argv[3])
      print(json.dumps({
        "run": version.run_id, "latest": model.tags["LATEST_TRAINING_RUN_ID"],
        "status": run.info.status, "params": run.data.params, "tags": run.data.tags,
        "artifacts": hashes(whole), "model": hashes(part),
        "losses": [[m.step, m.value] for m in client.get_metric_history(version.run_id, "fit_loss")],
        "top1": [[m.step, m.value] for m in client.get_metric_history(version.run_id, "top1")],
        "inputs": {i.tags[0].value: [i.dataset.name, i.dataset.digest, json.loads(i.dataset.profile),
                   json.loads(i.dataset.schema)] for i in run.inputs.dataset_inputs},
      }))
      """;

  @TempDir static Path encoder;
  @TempDir Path data;

  @Test
  void onAServer() throws Exception {
    Path folder = Files.createDirectory(data.resolve("server"));
    try (MlflowServerProcess server = MlflowServerProcess.start(folder)) {
      assertThatPythonSeesTheTraining(server.uri());
    }
  }

  @Test
  void inTheFileLayout() throws Exception {
    assertThatPythonSeesTheTraining(data.resolve("mlruns").toUri());
  }

  private void assertThatPythonSeesTheTraining(URI tracking) throws Exception {
    PublicationResult published;
    try (RunningTrainer trainer = new RunningTrainer(data, encoder, tracking)) {
      trainer.queue().offer(ToyCorpus.papers(0, 400));
      published = trainer.publish(trainer.train().trainingId());
    }

    JsonNode seen = python(tracking);

    assertThat(seen.path("run").asString()).isEqualTo(published.model().runId());
    assertThat(seen.path("latest").asString()).isEqualTo(published.model().runId());
    assertThat(seen.path("status").asString()).isEqualTo("FINISHED");
    assertThatTheArtifactsAreTheCandidates(seen);
    assertThatItTellsHowTheTrainingWent(seen);
  }

  private void assertThatTheArtifactsAreTheCandidates(JsonNode seen) throws IOException {
    Path candidate;
    try (Stream<Path> candidates = Files.list(data.resolve("trainer/trainings"))) {
      candidate = candidates.toList().getFirst();
    }
    assertThat(texts(seen.path("artifacts"))).isEqualTo(hashes(candidate.resolve("artifacts")));
    assertThat(texts(seen.path("artifacts")))
        .containsKeys(
            "label_encoder.json",
            "reference_data.csv",
            "reference_profile.json",
            "corpus-manifest.json",
            "evaluation/reliability.svg",
            "evaluation/confusion-matrix.svg");
    Map<String, String> model = texts(seen.path("model"));
    model.remove(ADDED_BY_THE_CLIENT);
    assertThat(model).isEqualTo(hashes(candidate.resolve("artifacts/model")));
  }

  private static void assertThatItTellsHowTheTrainingWent(JsonNode seen) {
    assertThat(seen.path("params").path("seed").asString()).isEqualTo("7");
    assertThat(texts(seen.path("tags")))
        .containsKeys("arxivist.corpus_hash", "arxivist.encoder", "java.version")
        .containsEntry("onnxruntime.version", "1.29.0");
    JsonNode losses = seen.path("losses");
    assertThat(losses.size()).isGreaterThan(2);
    assertThat(losses.path(0).path(0).asLong()).isEqualTo(1);
    assertThat(losses.path(losses.size() - 1).path(1).asDouble())
        .isLessThan(losses.path(0).path(1).asDouble());
    assertThat(seen.path("top1").size()).isEqualTo(1);
    assertThat(seen.path("top1").path(0).path(0).asLong(-1)).isZero();
    assertThat(seen.path("inputs").propertyNames())
        .containsExactlyInAnyOrder("training", "validation", "evaluation");
    assertThat(seen.at("/inputs/training/2/num_rows").asInt()).isEqualTo(320);
    assertThat(seen.at("/inputs/training/3/mlflow_colspec/0/name").asString()).isEqualTo("title");
  }

  private JsonNode python(URI tracking) throws Exception {
    List<String> lines =
        new MlflowCommand(data)
            .python(
                PROGRAM,
                tracking.toString(),
                Files.createDirectory(data.resolve("whole")).toString(),
                Files.createDirectory(data.resolve("part")).toString());
    return JsonMapper.shared().readTree(String.join("\n", lines));
  }

  private static Map<String, String> texts(JsonNode fields) {
    Map<String, String> texts = new TreeMap<>();
    fields.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asString()));
    return texts;
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), Checksums.sha256(file));
      }
    }
    return hashes;
  }
}
