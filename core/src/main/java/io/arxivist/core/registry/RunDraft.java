package io.arxivist.core.registry;

import java.time.Instant;
import java.util.Map;

/** What a training has to say of itself, before the registry gives it an id. */
public record RunDraft(
    String name,
    Instant startedAt,
    Instant finishedAt,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> tags) {
  public RunDraft {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
    tags = Map.copyOf(tags);
  }
}
