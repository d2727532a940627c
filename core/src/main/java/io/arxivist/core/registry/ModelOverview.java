package io.arxivist.core.registry;

import java.util.List;

/** Answer to {@code GET /models}: every version with its run, newest first. */
public record ModelOverview(List<Line> models) {
  public ModelOverview {
    models = List.copyOf(models);
  }

  /** One version and the run that made it. */
  public record Line(ModelVersion version, Run run) {}
}
