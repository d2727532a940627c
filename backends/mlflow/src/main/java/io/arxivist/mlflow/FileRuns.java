package io.arxivist.mlflow;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Experiments and runs in MLflow's file layout: {@code <experiment>/<run>/} with a {@code
 * meta.yaml}, and one file for each parameter, metric and tag.
 *
 * @see <a href="https://mlflow.org/docs/latest/ml/tracking/backend-stores/">Backend stores</a>
 */
final class FileRuns {
  private static final String INCOMING = ".incoming-";
  private static final String METRICS = "metrics";
  private static final String TAGS = "tags";
  private static final int FINISHED = 3;
  private static final int LOCAL_SOURCE = 4;

  private final Path root;
  private final Clock clock;
  private final String experiment;

  FileRuns(Path root, Clock clock, String experiment) {
    this.root = root;
    this.clock = clock;
    this.experiment = experiment;
  }

  /** Writes a run beside its place and moves it there; to be called by the one writer. */
  String record(RunDraft draft, Path artifacts) throws IOException {
    Path folder = experimentFolder();
    removeLeftovers(folder);
    Optional<String> before = ofTraining(folder, draft.tags().get(ModelRegistry.TRAINING_TAG));
    return before.isPresent() ? before.get() : write(draft, artifacts, folder);
  }

  private String write(RunDraft draft, Path artifacts, Path folder) throws IOException {
    String id = UUID.randomUUID().toString().replace("-", "");
    Path place = folder.resolve(id);
    Path incoming = Files.createDirectory(folder.resolve(INCOMING + id));
    List<Path> fresh = new ArrayList<>(List.of(incoming));
    try {
      FolderTransaction.copy(artifacts, incoming.resolve("artifacts"));
      writeValues(draft, incoming);
      FileInputs.write(folder, incoming, id, draft.inputs(), fresh);
      String meta = MetaYaml.write(meta(draft, id, place));
      Files.writeString(incoming.resolve(MetaYaml.FILE), meta);
      Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException failure) {
      discard(fresh, failure);
      throw failure;
    }
    return id;
  }

  Optional<Run> find(String id) throws IOException {
    Optional<Path> folder = folder(id);
    return folder.isEmpty() ? Optional.empty() : Optional.of(read(folder.get()));
  }

  /** Where a run lies; empty where there is none of that id. */
  Optional<Path> folder(String id) throws IOException {
    if (!MlflowNames.isRunId(id)) {
      return Optional.empty();
    }
    return FolderTransaction.folders(root).stream()
        .map(each -> each.resolve(id))
        .filter(run -> Files.isRegularFile(run.resolve(MetaYaml.FILE)))
        .findFirst();
  }

  /** Every value of a metric, by step. */
  List<MetricPoint> history(String id, String metric) throws IOException {
    Optional<Path> file =
        folder(id)
            .filter(run -> MlflowNames.isArtifact(metric))
            .map(run -> run.resolve(METRICS).resolve(metric))
            .filter(Files::isRegularFile);
    return file.isEmpty() ? List.of() : FileMetrics.read(metric, Files.readString(file.get()));
  }

  static Path artifacts(Path run) {
    return run.resolve("artifacts");
  }

  private Path experimentFolder() throws IOException {
    int last = 0;
    for (Path folder : FolderTransaction.folders(root)) {
      String name = String.valueOf(folder.getFileName());
      if (name.matches("\\d{1,9}")) {
        last = Math.max(last, Integer.parseInt(name));
      }
      if (isExperiment(folder)) {
        return folder;
      }
    }
    return create(Integer.toString(last + 1));
  }

  private boolean isExperiment(Path folder) throws IOException {
    /* models/ and .trash/ are no experiments and have no meta.yaml of their own. */
    return Files.isRegularFile(folder.resolve(MetaYaml.FILE))
        && MetaYaml.read(folder).text("name").equals(experiment);
  }

  private Path create(String id) throws IOException {
    Path folder = root.resolve(id);
    Map<String, Object> meta = new HashMap<>();
    meta.put("artifact_location", uri(folder));
    meta.put("creation_time", clock.millis());
    meta.put("experiment_id", id);
    meta.put("last_update_time", clock.millis());
    meta.put("lifecycle_stage", "active");
    meta.put("name", experiment);
    FolderTransaction.replace(folder.resolve(MetaYaml.FILE), MetaYaml.write(meta));
    return folder;
  }

  private static void removeLeftovers(Path experiment) throws IOException {
    for (Path folder : FolderTransaction.folders(experiment)) {
      /* Whoever left this is dead: the lock is held by us. */
      if (String.valueOf(folder.getFileName()).startsWith(INCOMING)) {
        FolderTransaction.delete(folder);
      }
    }
  }

  private static void discard(List<Path> fresh, Exception failure) {
    for (Path folder : fresh) {
      try {
        FolderTransaction.delete(folder);
      } catch (IOException leftover) {
        failure.addSuppressed(leftover);
      }
    }
  }

  /* A run that a person deleted stays on the disk, marked, until MLflow's gc. */
  private static Optional<String> ofTraining(Path experiment, @Nullable String training)
      throws IOException {
    if (training == null) {
      return Optional.empty();
    }
    for (Path run : FolderTransaction.folders(experiment)) {
      Path tag = run.resolve(TAGS).resolve(ModelRegistry.TRAINING_TAG);
      if (Files.isRegularFile(tag) && Files.readString(tag).equals(training)) {
        MetaYaml.Fields meta = MetaYaml.read(run);
        if (meta.text("lifecycle_stage").equals("active")
            && meta.text("status").equals(Integer.toString(FINISHED))) {
          return Optional.of(meta.text("run_id"));
        }
      }
    }
    return Optional.empty();
  }

  private Map<String, Object> meta(RunDraft draft, String id, Path place) {
    Map<String, Object> meta = new HashMap<>();
    meta.put("artifact_uri", uri(artifacts(place)));
    meta.put("end_time", draft.finishedAt().toEpochMilli());
    meta.put("entry_point_name", "");
    meta.put("experiment_id", String.valueOf(root.relativize(place).getName(0)));
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id);
    meta.put("run_name", draft.name());
    meta.put("run_uuid", id);
    meta.put("source_name", "");
    meta.put("source_type", LOCAL_SOURCE);
    meta.put("source_version", "");
    meta.put("start_time", draft.startedAt().toEpochMilli());
    meta.put("status", FINISHED);
    meta.put("tags", List.of());
    meta.put("user_id", "arxivist");
    return meta;
  }

  private static void writeValues(RunDraft draft, Path run) throws IOException {
    Map<String, String> tags = new LinkedHashMap<>(draft.tags());
    tags.put(MlflowNames.RUN_NAME_TAG, draft.name());
    Map<String, String> metrics = new LinkedHashMap<>();
    draft.history().forEach((key, points) -> metrics.put(key, FileMetrics.write(points)));
    writeAll(run.resolve("params"), draft.parameters());
    writeAll(run.resolve(METRICS), metrics);
    writeAll(run.resolve(TAGS), tags);
    Files.createDirectories(artifacts(run));
  }

  private static void writeAll(Path folder, Map<String, String> values) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> each : values.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Path parent = file.getParent();
      Files.createDirectories(parent == null ? folder : parent);
      Files.writeString(file, each.getValue());
    }
  }

  private static Run read(Path run) throws IOException {
    MetaYaml.Fields meta = MetaYaml.read(run);
    Map<String, Double> metrics = new HashMap<>();
    for (Map.Entry<String, String> each : readAll(run.resolve(METRICS)).entrySet()) {
      metrics.put(each.getKey(), FileMetrics.last(each.getKey() + " of " + run, each.getValue()));
    }
    Long started = meta.milliseconds("start_time");
    return new Run(
        meta.text("run_id"),
        meta.text("run_name"),
        Instant.ofEpochMilli(started == null ? 0 : started),
        instant(meta.milliseconds("end_time")),
        readAll(run.resolve("params")),
        metrics,
        readAll(run.resolve(TAGS)),
        FileInputs.read(run.resolveSibling(""), run));
  }

  private static Map<String, String> readAll(Path folder) throws IOException {
    Map<String, String> values = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String key = folder.relativize(file).toString().replace('\\', '/');
          values.put(key, Files.readString(file));
        }
      }
    }
    return values;
  }

  private static @Nullable Instant instant(@Nullable Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
  }

  /* Without the slash that Java appends to the URI of a folder that exists. */
  private static String uri(Path folder) {
    return folder.toUri().toString().replaceFirst("/$", "");
  }
}
