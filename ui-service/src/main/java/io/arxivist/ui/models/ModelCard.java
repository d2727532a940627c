package io.arxivist.ui.models;

import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One version as the pages show it. */
public record ModelCard(ModelVersion version, Run run) {
  private static final String MAJORITY = "majority_";
  private static final String TOP_1 = "top1";
  private static final List<String> MOST_TELLING_FIRST =
      List.of(TOP_1, "top3", "top5", "top1_low", "top1_high", "cross_list_top1", "macro_f1");

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
  public Map<String, Compared> metrics() {
    Map<String, Compared> metrics = new LinkedHashMap<>();
    MOST_TELLING_FIRST.forEach(name -> compare(name, metrics));
    run.metrics().keySet().stream().sorted().forEach(name -> compare(name, metrics));
    return metrics;
  }

  private void compare(String name, Map<String, Compared> metrics) {
    Double value = run.metrics().get(name);
    if (value != null && !name.startsWith(MAJORITY)) {
      metrics.putIfAbsent(name, new Compared(value, run.metrics().get(MAJORITY + name)));
    }
  }

  public SortedMap<String, String> parameters() {
    return new TreeMap<>(Map.copyOf(run.parameters()));
  }

  /** A metric and the majority class's. */
  public record Compared(double value, @Nullable Double majority) {}
}
