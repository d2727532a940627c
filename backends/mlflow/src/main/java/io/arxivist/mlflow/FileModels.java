package io.arxivist.mlflow;

import io.arxivist.core.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One registered model in MLflow's file layout: {@code models/<name>/version-<n>/meta.yaml}, and a
 * file for each alias that holds the version's number.
 */
final class FileModels {
  private static final String VERSION = "version-";

  private final Path folder;
  private final String name;
  private final Clock clock;

  FileModels(Path root, String name, Clock clock) {
    this.folder = root.resolve("models").resolve(name);
    this.name = name;
    this.clock = clock;
  }

  ModelVersion register(String runId, Path model) throws IOException {
    int next = versions().stream().mapToInt(ModelVersion::number).max().orElse(0) + 1;
    long now = clock.millis();
    describe(now);
    Path incoming = folder.resolve(".incoming-" + VERSION + next);
    FolderTransaction.delete(incoming);
    Files.createDirectories(incoming);
    String source = model.toUri().toString().replaceFirst("/$", "");
    Files.writeString(
        incoming.resolve(MetaYaml.FILE), MetaYaml.write(meta(next, runId, source, now)));
    Files.move(incoming, folder.resolve(VERSION + next), StandardCopyOption.ATOMIC_MOVE);
    return new ModelVersion(Integer.toString(next), runId, Instant.ofEpochMilli(now), List.of());
  }

  void assignAlias(String alias, ModelVersion version) throws IOException {
    FolderTransaction.replace(aliases().resolve(alias), version.version());
  }

  boolean removeAlias(String alias) throws IOException {
    return Files.deleteIfExists(aliases().resolve(alias));
  }

  void tag(String key, String value) throws IOException {
    FolderTransaction.replace(folder.resolve("tags").resolve(key), value);
  }

  Optional<ModelVersion> find(String version) throws IOException {
    return versions().stream().filter(each -> each.version().equals(version)).findFirst();
  }

  /** Newest first. */
  List<ModelVersion> versions() throws IOException {
    Map<String, String> aliases = readAliases();
    List<ModelVersion> versions = new ArrayList<>();
    for (Path each : FolderTransaction.folders(folder)) {
      if (String.valueOf(each.getFileName()).startsWith(VERSION)) {
        versions.add(read(each, aliases));
      }
    }
    versions.sort(Comparator.comparingInt(ModelVersion::number).reversed());
    return versions;
  }

  private static ModelVersion read(Path version, Map<String, String> aliases) throws IOException {
    MetaYaml.Fields meta = MetaYaml.read(version);
    String number = meta.text("version");
    if (!MlflowNames.isVersion(number)) {
      throw new IOException(meta.file() + ": version is no number: " + number);
    }
    Long created = meta.milliseconds("creation_timestamp");
    return new ModelVersion(
        number,
        meta.text("run_id"),
        Instant.ofEpochMilli(created == null ? 0 : created),
        aliases.entrySet().stream()
            .filter(each -> each.getValue().equals(number))
            .map(Map.Entry::getKey)
            .toList());
  }

  private Map<String, String> readAliases() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    if (Files.isDirectory(aliases())) {
      try (Stream<Path> files = Files.list(aliases())) {
        for (Path file : files.filter(FileModels::isAlias).toList()) {
          versions.put(String.valueOf(file.getFileName()), Files.readString(file).strip());
        }
      }
    }
    return versions;
  }

  /* A temporary file beside the aliases begins with a dot, which no alias may. */
  private static boolean isAlias(Path file) {
    return MlflowNames.isAlias(String.valueOf(file.getFileName()));
  }

  private Path aliases() {
    return folder.resolve("aliases");
  }

  private void describe(long now) throws IOException {
    Path file = folder.resolve(MetaYaml.FILE);
    Long created =
        Files.exists(file) ? MetaYaml.read(folder).milliseconds("creation_timestamp") : null;
    Map<String, Object> meta = new HashMap<>();
    meta.put("creation_timestamp", created == null ? now : created);
    meta.put("description", null);
    meta.put("last_updated_timestamp", now);
    meta.put("name", name);
    FolderTransaction.replace(file, MetaYaml.write(meta));
  }

  private Map<String, Object> meta(int version, String runId, String source, long now) {
    Map<String, Object> meta = new HashMap<>();
    meta.put("creation_timestamp", now);
    meta.put("current_stage", "None");
    meta.put("description", null);
    meta.put("last_updated_timestamp", now);
    meta.put("name", name);
    meta.put("run_id", runId);
    meta.put("run_link", null);
    meta.put("source", source);
    meta.put("status", "READY");
    meta.put("status_message", null);
    meta.put("storage_location", null);
    meta.put("user_id", null);
    meta.put("version", version);
    return meta;
  }
}
