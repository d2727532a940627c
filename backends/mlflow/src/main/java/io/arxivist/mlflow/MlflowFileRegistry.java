package io.arxivist.mlflow;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A registry without a server: a folder in MLflow's own file layout, which {@code mlflow ui} shows
 * and {@code mlflow migrate-filestore} moves to a server. Several processes may use one folder.
 */
public final class MlflowFileRegistry implements ModelRegistry {
  private final Path root;
  private final FolderTransaction transaction;
  private final FileRuns runs;
  private final FileModels models;

  public MlflowFileRegistry(Path root, Clock clock) {
    this.root = root.toAbsolutePath().normalize();
    this.transaction = new FolderTransaction(this.root);
    this.runs = new FileRuns(this.root, clock, EXPERIMENT);
    this.models = new FileModels(this.root, MODEL, clock);
  }

  @Override
  public String record(RunDraft draft, Path artifacts) {
    MlflowNames.check(name(), draft);
    if (!Files.isDirectory(artifacts)) {
      throw failure("record", artifacts + " is no folder");
    }
    return write("record", () -> runs.record(draft, artifacts));
  }

  @Override
  public ModelVersion register(String runId) {
    return write(
        "register",
        () -> {
          Path model = FileRuns.artifacts(runFolder("register", runId)).resolve("model");
          if (!Files.isDirectory(model)) {
            throw failure("register", "run " + runId + " has no folder model");
          }
          return models.register(runId, model);
        });
  }

  @Override
  public void assignAlias(String alias, String version) {
    if (!MlflowNames.isAlias(alias)) {
      throw failure("assign alias", "\"" + alias + "\" is no alias that MLflow takes");
    }
    write(
        "assign alias",
        () -> {
          ModelVersion found =
              models
                  .find(version)
                  .orElseThrow(() -> failure("assign alias", MODEL + " has no version " + version));
          models.assignAlias(alias, found);
          if (alias.equals(CHAMPION)) {
            models.tag(MlflowNames.LATEST_RUN_TAG, found.runId());
          }
          return found;
        });
  }

  @Override
  public void removeAlias(String alias) {
    if (MlflowNames.isAlias(alias)) {
      write("remove alias", () -> models.removeAlias(alias));
    }
  }

  @Override
  public Optional<ModelVersion> findByAlias(String alias) {
    return versions().stream().filter(each -> each.aliases().contains(alias)).findFirst();
  }

  @Override
  public Optional<ModelVersion> findByRun(String runId) {
    return versions().stream().filter(each -> each.runId().equals(runId)).findFirst();
  }

  @Override
  public List<ModelVersion> versions() {
    return attempt("list versions", models::versions);
  }

  @Override
  public Optional<Run> findRun(String runId) {
    return attempt("find run", () -> runs.find(runId));
  }

  @Override
  public List<MetricPoint> history(String runId, String metric) {
    return attempt("read metric " + metric, () -> runs.history(runId, metric));
  }

  @Override
  public void download(String runId, String artifact, Path target) {
    if (!MlflowNames.isArtifact(artifact)) {
      throw failure("download", "\"" + artifact + "\" is no path of an artifact");
    }
    attempt(
        "download",
        () -> {
          Path source = FileRuns.artifacts(runFolder("download", runId)).resolve(artifact);
          if (!Files.exists(source)) {
            throw failure("download", "run " + runId + " has no artifact " + artifact);
          }
          FolderTransaction.copy(source, target.resolve(artifact));
          return source;
        });
  }

  @Override
  public Optional<String> problem() {
    Path nearest = root;
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      return Optional.of(name() + ": " + nearest + " is no folder");
    }
    return Files.isWritable(nearest)
        ? Optional.empty()
        : Optional.of(name() + ": " + nearest + " may not be written");
  }

  private Path runFolder(String operation, String runId) throws IOException {
    return runs.folder(runId).orElseThrow(() -> failure(operation, "there is no run " + runId));
  }

  private <T> T write(String operation, FolderTransaction.Work<T> work) {
    return attempt(operation, () -> transaction.run(work));
  }

  private <T> T attempt(String operation, FolderTransaction.Work<T> work) {
    try {
      return work.run();
    } catch (IOException | UncheckedIOException e) {
      throw new RegistryException(name() + ": " + operation + ": " + e, e);
    }
  }

  private RegistryException failure(String operation, String reason) {
    return new RegistryException(name() + ": " + operation + ": " + reason, null);
  }

  private String name() {
    return "MLflow's files in " + root;
  }
}
