package io.arxivist.core.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training has to say of itself, before the registry gives it an id.
 *
 * @param metrics with one value each
 * @param series metrics with a value for each step, by step; none of them is in {@code metrics}
 * @param inputs the papers that it read
 */
public record RunDraft(
    String name,
    Instant startedAt,
    Instant finishedAt,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> tags,
    Map<String, List<MetricPoint>> series,
    List<DatasetInput> inputs) {
  public RunDraft {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
    /* Both are missing from a candidate that an older release kept. */
    series = series == null ? Map.of() : Map.copyOf(series);
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    for (String metric : series.keySet()) {
      if (metrics.containsKey(metric)) {
        throw new IllegalArgumentException("series: " + metric + " is among the metrics as well");
      }
    }
  }

  /** A run without steps and inputs. */
  public RunDraft(
      String name,
      Instant startedAt,
      Instant finishedAt,
      Map<String, String> parameters,
      Map<String, Double> metrics,
      Map<String, String> tags) {
    this(name, startedAt, finishedAt, parameters, metrics, tags, Map.of(), List.of());
  }

  /** Every metric with its points, by step: one of step 0 where a metric has one value. */
  public Map<String, List<MetricPoint>> history() {
    Map<String, List<MetricPoint>> history = new HashMap<>(series);
    metrics.forEach(
        (name, value) -> history.put(name, List.of(new MetricPoint(0, value, finishedAt))));
    return history;
  }
}
