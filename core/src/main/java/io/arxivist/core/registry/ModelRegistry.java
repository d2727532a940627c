package io.arxivist.core.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where training runs are recorded and models are named. Both backends keep MLflow's vocabulary:
 * runs in the experiment {@code arxivist}, versions of the registered model {@code
 * arxivist-classifier}, aliases {@code champion} and {@code challenger}.
 */
public interface ModelRegistry {
  String EXPERIMENT = "arxivist";
  String MODEL = "arxivist-classifier";
  String CHAMPION = "champion";
  String CHALLENGER = "challenger";

  /** The tag of a run that names the training it is of. */
  String TRAINING_TAG = "arxivist.training_id";

  /**
   * Records a finished run with every file below {@code artifacts}; a run is visible as finished
   * only once all of it is stored. A training that has a finished run already, by {@link
   * #TRAINING_TAG}, gets no second one: whoever recorded it may have died before it could say so.
   *
   * @return the run's id
   */
  String record(RunDraft draft, Path artifacts);

  /** Registers the folder {@code model/} of a run as the next version. */
  ModelVersion register(String runId);

  /** Points an alias at a version; who pointed elsewhere before is forgotten. */
  void assignAlias(String alias, String version);

  /** Takes an alias from whoever carries it; nothing happens where nobody does. */
  void removeAlias(String alias);

  Optional<ModelVersion> findByAlias(String alias);

  Optional<ModelVersion> findByRun(String runId);

  /** All versions, newest first. */
  List<ModelVersion> versions();

  Optional<Run> findRun(String runId);

  /** Every value of a metric, by step; empty where there is no such run or metric. */
  List<MetricPoint> history(String runId, String metric);

  /** Copies one artifact, a file or a folder such as {@code model}, below {@code target}. */
  void download(String runId, String artifact, Path target);

  /** Whether the registry answers; the reason where it does not. */
  Optional<String> problem();
}
