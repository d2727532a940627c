package io.arxivist.mlflow;

import io.arxivist.core.registry.Run;
import io.arxivist.core.registry.RunDraft;
import java.time.Instant;
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
  private final String experiment;

  ServerRuns(MlflowClient client, String experiment) {
    this.client = client;
    this.experiment = experiment;
  }

  /** Opens a run, in MLflow's state RUNNING. */
  Service.RunInfo create(RunDraft draft) {
    return client.createRun(
        Service.CreateRun.newBuilder()
            .setExperimentId(experimentId())
            .setRunName(draft.name())
            .setUserId("arxivist")
            .setStartTime(draft.startedAt().toEpochMilli())
            .build());
  }

  void log(String runId, RunDraft draft) {
    long time = draft.finishedAt().toEpochMilli();
    List<Service.Metric> metrics =
        draft.metrics().entrySet().stream().map(each -> metric(each, time)).toList();
    List<Service.Param> params =
        draft.parameters().entrySet().stream().map(ServerRuns::param).toList();
    List<Service.RunTag> tags = draft.tags().entrySet().stream().map(ServerRuns::tag).toList();
    batches(metrics, METRICS_A_BATCH)
        .forEach(batch -> client.logBatch(runId, batch, List.of(), List.of()));
    batches(params, PAIRS_A_BATCH)
        .forEach(batch -> client.logBatch(runId, List.of(), batch, List.of()));
    batches(tags, PAIRS_A_BATCH)
        .forEach(batch -> client.logBatch(runId, List.of(), List.of(), batch));
  }

  void end(String runId, Service.RunStatus status, Instant at) {
    client.setTerminated(runId, status, at.toEpochMilli());
  }

  Optional<Service.Run> find(String runId) {
    if (!MlflowNames.isRunId(runId)) {
      return Optional.empty();
    }
    try {
      return Optional.of(client.getRun(runId));
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
            .collect(Collectors.toMap(Service.RunTag::getKey, Service.RunTag::getValue)));
  }

  private String experimentId() {
    return existing().orElseGet(this::createExperiment);
  }

  private Optional<String> existing() {
    return client.getExperimentByName(experiment).map(Service.Experiment::getExperimentId);
  }

  private String createExperiment() {
    try {
      return client.createExperiment(experiment);
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

  private static Service.Metric metric(Map.Entry<String, Double> metric, long time) {
    return Service.Metric.newBuilder()
        .setKey(metric.getKey())
        .setValue(metric.getValue())
        .setTimestamp(time)
        .setStep(0)
        .build();
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
