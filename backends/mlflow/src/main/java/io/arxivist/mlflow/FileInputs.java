package io.arxivist.mlflow;

import io.arxivist.core.registry.DatasetInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The datasets that runs read, in MLflow's file layout: {@code <experiment>/datasets/<id>}
 * describes one, {@code <run>/inputs/<id>} says that the run read it. The ids are MLflow's own.
 */
final class FileInputs {
  private static final String DATASETS = "datasets";
  private static final String INPUTS = "inputs";

  private FileInputs() {}

  /**
   * Writes what a run read.
   *
   * @param run the run's folder, wherever it is for now
   * @param fresh is given the folders that this makes outside the run's
   */
  static void write(
      Path experiment, Path run, String runId, List<DatasetInput> inputs, List<Path> fresh)
      throws IOException {
    for (DatasetInput input : inputs) {
      String id = md5(input.name(), input.digest());
      Path dataset = experiment.resolve(DATASETS).resolve(id);
      if (!Files.exists(dataset.resolve(MetaYaml.FILE))) {
        Files.createDirectories(dataset);
        fresh.add(dataset);
        FolderTransaction.replace(
            dataset.resolve(MetaYaml.FILE), MetaYaml.write(description(input)));
      }
      Path edge = run.resolve(INPUTS).resolve(md5(id, runId));
      Files.createDirectories(edge);
      Files.writeString(edge.resolve(MetaYaml.FILE), MetaYaml.write(edge(id, input.context())));
    }
  }

  /** What a run read, in the order of their names. */
  static List<DatasetInput> read(Path experiment, Path run) throws IOException {
    List<DatasetInput> inputs = new ArrayList<>();
    for (Path folder : FolderTransaction.folders(run.resolve(INPUTS))) {
      MetaYaml.Fields edge = MetaYaml.read(folder);
      if (edge.text("source_type").equals("DATASET")) {
        Path dataset = experiment.resolve(DATASETS).resolve(edge.text("source_id"));
        inputs.add(input(MetaYaml.read(dataset), edge.map("tags")));
      }
    }
    inputs.sort(Comparator.comparing(DatasetInput::name).thenComparing(DatasetInput::digest));
    return inputs;
  }

  private static DatasetInput input(MetaYaml.Fields dataset, Map<String, String> tags)
      throws IOException {
    return new DatasetInput(
        dataset.text("name"),
        dataset.text("digest"),
        dataset.text("source_type"),
        dataset.text("source"),
        dataset.textOrEmpty("schema"),
        dataset.textOrEmpty("profile"),
        tags.getOrDefault(MlflowNames.CONTEXT_TAG, ""));
  }

  private static Map<String, String> description(DatasetInput input) {
    return Map.of(
        "name", input.name(),
        "digest", input.digest(),
        "source_type", input.sourceType(),
        "source", input.source(),
        "schema", input.schema(),
        "profile", input.profile());
  }

  private static Map<String, Object> edge(String dataset, String context) {
    Map<String, Object> edge = new TreeMap<>();
    edge.put("source_type", "DATASET");
    edge.put("source_id", dataset);
    edge.put("destination_type", "RUN");
    /* MLflow writes the dataset's id here too, and reads neither. */
    edge.put("destination_id", dataset);
    edge.put("tags", Map.of(MlflowNames.CONTEXT_TAG, context));
    return edge;
  }

  /* A name for a folder that MLflow makes in the same way; it guards nothing. */
  private static String md5(String first, String second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(first.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(second.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
