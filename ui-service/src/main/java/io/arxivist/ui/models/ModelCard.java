package io.arxivist.ui.models;

import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.Run;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One version as the pages show it. */
public record ModelCard(ModelVersion version, Run run) {
  private static final String MAJORITY = "majority_";
  private static final String TOP_1 = "top1";

  public static ModelCard of(ModelOverview.Line line) {
    return new ModelCard(line.version(), line.run());
  }

  public boolean champion() {
    return version.aliases().contains(ModelRegistry.CHAMPION);
  }

  /** Share of later papers whose first category it found; null where the run has no such figure. */
  public @Nullable Double top1() {
    return run.metrics().get(TOP_1);
  }

  /** The same share for always saying the commonest category. */
  public @Nullable Double majorityTop1() {
    return run.metrics().get(MAJORITY + TOP_1);
  }

  /** How many times as often as the majority class it is right; null where that says nothing. */
  public @Nullable Double timesMajority() {
    Double mine = top1();
    Double majority = majorityTop1();
    return mine == null || majority == null || majority <= 0 ? null : mine / majority;
  }

  /** Metrics by name, each with the majority class's own beside it where there is one. */
  public SortedMap<String, Compared> metrics() {
    SortedMap<String, Compared> metrics = new TreeMap<>();
    run.metrics()
        .forEach((name, value) -> {
          if (!name.startsWith(MAJORITY)) {
            metrics.put(name, new Compared(value, run.metrics().get(MAJORITY + name)));
          }
        });
    return metrics;
  }

  public SortedMap<String, String> parameters() {
    return new TreeMap<>(Map.copyOf(run.parameters()));
  }

  /** A metric and the majority class's. */
  public record Compared(double value, @Nullable Double majority) {}
}
