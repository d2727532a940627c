package io.arxivist.mlflow;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A registry on an MLflow server that keeps artifacts behind its own proxy. Runs go through
 * MLflow's official client; models, aliases and artifacts, which that client does not know or
 * cannot do without Python, through its REST API.
 */
public final class MlflowServerRegistry implements ModelRegistry, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration TRANSFER = Duration.ofMinutes(5);

  private final ServerCalls calls;
  private final MlflowClient client;
  private final RestClient http;
  private final ServerRuns runs;
  private final ServerModels models;
  private final ServerArtifacts artifacts;

  public MlflowServerRegistry(URI server) {
    this(server, ANSWER);
  }

  MlflowServerRegistry(URI server, Duration answer) {
    URI bare = URI.create(server.toString().replaceFirst("/+$", ""));
    this.calls = new ServerCalls(bare);
    this.client = new MlflowClient(bare.toString());
    this.http = http(bare, answer);
    this.runs = new ServerRuns(client, new Patience(answer), EXPERIMENT);
    this.models = new ServerModels(http, MODEL);
    this.artifacts = new ServerArtifacts(http(bare, TRANSFER), bare);
  }

  @Override
  public String record(RunDraft draft, Path folder) {
    MlflowNames.check(calls.name(), draft);
    if (!Files.isDirectory(folder)) {
      throw calls.failure("record", folder + " is no folder");
    }
    return calls
        .attempt("find run of training", () -> runs.ofTraining(draft))
        .orElseGet(() -> write(draft, folder));
  }

  @Override
  public ModelVersion register(String runId) {
    return calls.attempt(
        "register",
        () -> {
          Service.RunInfo run = run("register", runId).getInfo();
          String model = root("register", run) + "/" + MlflowNames.MODEL_FOLDER;
          if (!artifacts.hasFolder(model)) {
            throw calls.failure("register", "run " + runId + " has no folder model");
          }
          return models.register(runId, run.getArtifactUri() + "/" + MlflowNames.MODEL_FOLDER);
        });
  }

  @Override
  public void assignAlias(String alias, String version) {
    String operation = "assign alias";
    if (!MlflowNames.isAlias(alias)) {
      throw calls.failure(operation, "\"" + alias + "\" is no alias that MLflow takes");
    }
    calls.attempt(
        operation,
        () -> {
          ModelVersion found =
              models
                  .find(version)
                  .orElseThrow(
                      () -> calls.failure(operation, MODEL + " has no version " + version));
          models.assignAlias(alias, version);
          if (alias.equals(CHAMPION)) {
            models.tag(MlflowNames.LATEST_RUN_TAG, found.runId());
          }
          return found;
        });
  }

  @Override
  public void removeAlias(String alias) {
    if (MlflowNames.isAlias(alias)) {
      calls.attempt("remove alias", () -> models.removeAlias(alias));
    }
  }

  @Override
  public Optional<ModelVersion> findByAlias(String alias) {
    return MlflowNames.isAlias(alias)
        ? calls.attempt("find alias", () -> models.findByAlias(alias))
        : Optional.empty();
  }

  @Override
  public Optional<ModelVersion> findByRun(String runId) {
    return versions().stream().filter(each -> each.runId().equals(runId)).findFirst();
  }

  @Override
  public List<ModelVersion> versions() {
    return calls.attempt("list versions", models::versions);
  }

  @Override
  public Optional<Run> findRun(String runId) {
    return calls.attempt("find run", () -> runs.find(runId).map(ServerRuns::read));
  }

  @Override
  public List<MetricPoint> history(String runId, String metric) {
    return calls.attempt("read metric " + metric, () -> runs.history(runId, metric));
  }

  @Override
  public void download(String runId, String artifact, Path target) {
    String operation = "download";
    if (!MlflowNames.isArtifact(artifact)) {
      throw calls.failure(operation, "\"" + artifact + "\" is no path of an artifact");
    }
    boolean found =
        calls.attempt(
            operation,
            () -> {
              String path = root(operation, run(operation, runId).getInfo()) + "/" + artifact;
              return copy(path, target.resolve(artifact));
            });
    if (!found) {
      throw calls.failure(operation, "run " + runId + " has no artifact " + artifact);
    }
  }

  @Override
  public Optional<String> problem() {
    try {
      /* Not /health, which also answers where the server refuses our name for it. */
      http.get()
          .uri("/api/2.0/mlflow/experiments/search?max_results=1")
          .retrieve()
          .toBodilessEntity();
      return Optional.empty();
    } catch (RestClientException refused) {
      return Optional.of(calls.name() + ": " + ServerCalls.answer(refused));
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private String write(RunDraft draft, Path folder) {
    Service.RunInfo run = calls.attempt("create run", () -> runs.create(draft));
    try {
      return calls.attempt("record run " + run.getRunId(), () -> fill(run, draft, folder));
    } catch (RegistryException failure) {
      throw abandoned(run.getRunId(), draft, failure);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      RegistryException failure =
          new RegistryException(calls.name() + ": record run: " + e.getMessage(), e);
      throw abandoned(run.getRunId(), draft, failure);
    }
  }

  private String fill(Service.RunInfo run, RunDraft draft, Path folder) {
    String root = ServerArtifacts.root(run.getArtifactUri());
    runs.log(run.getRunId(), draft);
    artifacts.upload(root, folder);
    runs.end(run.getRunId(), Service.RunStatus.FINISHED, draft.finishedAt());
    return run.getRunId();
  }

  private RegistryException abandoned(String runId, RunDraft draft, RegistryException failure) {
    try {
      runs.end(runId, Service.RunStatus.FAILED, draft.finishedAt());
    } catch (RuntimeException unmarked) {
      failure.addSuppressed(unmarked);
    }
    return failure;
  }

  private Service.Run run(String operation, String runId) {
    return runs.find(runId).orElseThrow(() -> calls.failure(operation, "there is no run " + runId));
  }

  private String root(String operation, Service.RunInfo run) {
    try {
      return ServerArtifacts.root(run.getArtifactUri());
    } catch (IllegalArgumentException elsewhere) {
      throw calls.failure(operation, String.valueOf(elsewhere.getMessage()));
    }
  }

  private boolean copy(String path, Path target) {
    try {
      return artifacts.download(path, target);
    } catch (IOException e) {
      throw new RegistryException(calls.name() + ": download: " + e, e);
    }
  }

  private static RestClient http(URI server, Duration timeout) {
    /* HTTP/1.1 from the start: MLflow's server warns of each offer to upgrade. */
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(timeout);
    return RestClient.builder().baseUrl(server.toString()).requestFactory(requests).build();
  }
}
