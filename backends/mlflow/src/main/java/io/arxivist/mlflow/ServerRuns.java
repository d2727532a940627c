package io.arxivist.mlflow;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/** Experiments and runs through MLflow's official client. */
final class ServerRuns {
  /* What MLflow takes in one log-batch call. */
  private static final int METRICS_A_BATCH = 1_000;
  private static final int PAIRS_A_BATCH = 100;

  private final MlflowClient client;
  private final Patience patience;
  private final String experiment;

  ServerRuns(MlflowClient client, Patience patience, String experiment) {
    this.client = client;
    this.patience = patience;
    this.experiment = experiment;
  }

  /** Opens a run, in MLflow's state RUNNING. */
  Service.RunInfo create(RunDraft draft) {
    Service.CreateRun.Builder run =
        Service.CreateRun.newBuilder()
            .setExperimentId(experimentId())
            .setRunName(draft.name())
            .setUserId("arxivist")
            .setStartTime(draft.startedAt().toEpochMilli());
    /* From the start, so that the run is found if we die before the other tags are there. */
    draft.tags().entrySet().stream()
        .filter(tag -> tag.getKey().equals(ModelRegistry.TRAINING_TAG))
        .forEach(tag -> run.addTags(tag(tag)));
    return patience.call(() -> client.createRun(run.build()));
  }

  /** The finished run of the same training; runs of it that somebody left unfinished are ended. */
  Optional<String> ofTraining(RunDraft draft) {
    String training = draft.tags().get(ModelRegistry.TRAINING_TAG);
    if (training == null) {
      return Optional.empty();
    }
    String filter = "tags.`%s` = '%s'".formatted(ModelRegistry.TRAINING_TAG, training);
    List<Service.RunInfo> runs =
        patience.call(() -> client.searchRuns(List.of(experimentId()), filter));
    runs.stream()
        .filter(run -> run.getStatus() == Service.RunStatus.RUNNING)
        .forEach(run -> end(run.getRunId(), Service.RunStatus.KILLED, draft.finishedAt()));
    return runs.stream()
        .filter(run -> run.getStatus() == Service.RunStatus.FINISHED)
        .map(Service.RunInfo::getRunId)
        .findFirst();
  }

  void log(String runId, RunDraft draft) {
    List<Service.Metric> metrics =
        draft.history().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(point -> metric(each.getKey(), point)))
            .toList();
    List<Service.Param> params =
        draft.parameters().entrySet().stream().map(ServerRuns::param).toList();
    List<Service.RunTag> tags = draft.tags().entrySet().stream().map(ServerRuns::tag).toList();
    batches(metrics, METRICS_A_BATCH).forEach(batch -> log(runId, batch, List.of(), List.of()));
    batches(params, PAIRS_A_BATCH).forEach(batch -> log(runId, List.of(), batch, List.of()));
    batches(tags, PAIRS_A_BATCH).forEach(batch -> log(runId, List.of(), List.of(), batch));
    ServerInputs.body(runId, draft.inputs())
        .ifPresent(body -> patience.call(() -> client.sendPost("runs/log-inputs", body)));
  }

  /** Every value of a metric, by step; none where there is no such run or metric. */
  List<MetricPoint> history(String runId, String metric) {
    Optional<Service.Run> run = find(runId);
    return run.isEmpty()
        ? List.of()
        : patience.call(() -> client.getMetricHistory(runId, metric)).stream()
            .map(ServerRuns::point)
            .sorted(Comparator.comparingLong(MetricPoint::step).thenComparing(MetricPoint::at))
            .toList();
  }

  void end(String runId, Service.RunStatus status, Instant at) {
    patience.run(() -> client.setTerminated(runId, status, at.toEpochMilli()));
  }

  Optional<Service.Run> find(String runId) {
    if (!MlflowNames.isRunId(runId)) {
      return Optional.empty();
    }
    try {
      return Optional.of(patience.call(() -> client.getRun(runId)));
    } catch (MlflowHttpException refused) {
      if (ServerCalls.answer(refused).isMissing()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  static Run read(Service.Run run) {
    Service.RunInfo info = run.getInfo();
    Service.RunData data = run.getData();
    return new Run(
        info.getRunId(),
        info.getRunName(),
        Instant.ofEpochMilli(info.getStartTime()),
        info.getEndTime() == 0 ? null : Instant.ofEpochMilli(info.getEndTime()),
        data.getParamsList().stream()
            .collect(Collectors.toMap(Service.Param::getKey, Service.Param::getValue)),
        data.getMetricsList().stream()
            .collect(Collectors.toMap(Service.Metric::getKey, Service.Metric::getValue)),
        data.getTagsList().stream()
            .collect(Collectors.toMap(Service.RunTag::getKey, Service.RunTag::getValue)),
        ServerInputs.read(run.getInputs()));
  }

  private String experimentId() {
    return existing().orElseGet(this::createExperiment);
  }

  private Optional<String> existing() {
    return patience
        .call(() -> client.getExperimentByName(experiment))
        .map(Service.Experiment::getExperimentId);
  }

  private String createExperiment() {
    try {
      return patience.call(() -> client.createExperiment(experiment));
    } catch (MlflowHttpException refused) {
      if (!ServerCalls.answer(refused).existsAlready()) {
        throw refused;
      }
      /* Another process was faster. */
      return existing().orElseThrow(() -> refused);
    }
  }

  static <T> List<List<T>> batches(List<T> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(n -> all.subList(n * size, Math.min(all.size(), (n + 1) * size)))
        .toList();
  }

  private void log(
      String runId,
      List<Service.Metric> metrics,
      List<Service.Param> params,
      List<Service.RunTag> tags) {
    patience.run(() -> client.logBatch(runId, metrics, params, tags));
  }

  private static Service.Metric metric(String key, MetricPoint point) {
    return Service.Metric.newBuilder()
        .setKey(key)
        .setValue(point.value())
        .setTimestamp(point.at().toEpochMilli())
        .setStep(point.step())
        .build();
  }

  private static MetricPoint point(Service.Metric metric) {
    return new MetricPoint(
        metric.getStep(), metric.getValue(), Instant.ofEpochMilli(metric.getTimestamp()));
  }

  private static Service.Param param(Map.Entry<String, String> parameter) {
    return Service.Param.newBuilder()
        .setKey(parameter.getKey())
        .setValue(parameter.getValue())
        .build();
  }

  private static Service.RunTag tag(Map.Entry<String, String> tag) {
    return Service.RunTag.newBuilder().setKey(tag.getKey()).setValue(tag.getValue()).build();
  }
}
