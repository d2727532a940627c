package io.arxivist.stack.mainjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftVerdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a main job did: the last line that {@code ./run --once} prints, as JSON.
 *
 * @param fetched papers that came from the source
 * @param pushed papers moved to the two queues
 * @param trained papers in the model's corpus
 * @param classified papers classified by this run
 * @param stored papers in the database now
 * @param onlineTop1 share of the stored papers whose best category is the authors' primary one
 * @param papersPerSecond pace of each stage that counts papers
 * @param faults how often the simulator served which fault; only where it served one
 */
public record RunSummary(
    String source,
    long fetched,
    long pushed,
    long trained,
    long classified,
    long stored,
    ModelReference model,
    Map<String, Double> metrics,
    double onlineTop1,
    DriftVerdict drift,
    Map<String, Double> seconds,
    Map<String, Double> papersPerSecond,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Integer> faults) {
  public RunSummary {
    metrics = Map.copyOf(metrics);
    seconds = new LinkedHashMap<>(seconds);
    papersPerSecond = new LinkedHashMap<>(papersPerSecond);
    faults = faults == null ? new TreeMap<>() : new TreeMap<>(faults);
  }

  /** The same with what went wrong on the way to the papers. */
  public RunSummary with(Map<String, Integer> served) {
    return new RunSummary(
        source,
        fetched,
        pushed,
        trained,
        classified,
        stored,
        model,
        metrics,
        onlineTop1,
        drift,
        seconds,
        papersPerSecond,
        new TreeMap<>(served));
  }
}
