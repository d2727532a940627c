package io.arxivist.core.registry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recorded training run. */
public record Run(
    String id,
    String name,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> tags) {
  public Run {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
  }
}
