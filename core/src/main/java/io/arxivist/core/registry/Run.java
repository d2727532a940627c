package io.arxivist.core.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded training run.
 *
 * @param metrics the last value of each
 * @param inputs the papers that the training read
 */
public record Run(
    String id,
    String name,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> tags,
    List<DatasetInput> inputs) {
  public Run {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
  }

  /** A run that says nothing of the papers it read. */
  public Run(
      String id,
      String name,
      Instant startedAt,
      @Nullable Instant finishedAt,
      Map<String, String> parameters,
      Map<String, Double> metrics,
      Map<String, String> tags) {
    this(id, name, startedAt, finishedAt, parameters, metrics, tags, List.of());
  }
}
