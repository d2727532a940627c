package io.arxivist.mlflow;

import io.arxivist.core.registry.DatasetInput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service;
import tools.jackson.databind.json.JsonMapper;

/** The datasets that runs read, as MLflow's REST API takes and gives them. */
final class ServerInputs {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ServerInputs() {}

  /** What {@code runs/log-inputs} takes, which the official client has no method for. */
  static Optional<String> body(String runId, List<DatasetInput> inputs) {
    return inputs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            JSON.writeValueAsString(
                Map.of(
                    "run_id",
                    runId,
                    "datasets",
                    inputs.stream().map(ServerInputs::dataset).toList())));
  }

  /** In the order of their names. */
  static List<DatasetInput> read(Service.RunInputs inputs) {
    return inputs.getDatasetInputsList().stream()
        .map(ServerInputs::input)
        .sorted(Comparator.comparing(DatasetInput::name).thenComparing(DatasetInput::digest))
        .toList();
  }

  private static Map<String, Object> dataset(DatasetInput input) {
    return Map.of(
        "tags",
        List.of(Map.of("key", MlflowNames.CONTEXT_TAG, "value", input.context())),
        "dataset",
        Map.of(
            "name", input.name(),
            "digest", input.digest(),
            "source_type", input.sourceType(),
            "source", input.source(),
            "schema", input.schema(),
            "profile", input.profile()));
  }

  private static DatasetInput input(Service.DatasetInput input) {
    Service.Dataset dataset = input.getDataset();
    return new DatasetInput(
        dataset.getName(),
        dataset.getDigest(),
        dataset.getSourceType(),
        dataset.getSource(),
        dataset.getSchema(),
        dataset.getProfile(),
        input.getTagsList().stream()
            .filter(tag -> tag.getKey().equals(MlflowNames.CONTEXT_TAG))
            .map(Service.InputTag::getValue)
            .findFirst()
            .orElse(""));
  }
}
