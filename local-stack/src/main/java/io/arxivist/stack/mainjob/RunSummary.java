package io.arxivist.stack.mainjob;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftVerdict;
import java.util.LinkedHashMap;
import java.util.Map;

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
    Map<String, Double> papersPerSecond) {
  public RunSummary {
    metrics = Map.copyOf(metrics);
    seconds = new LinkedHashMap<>(seconds);
    papersPerSecond = new LinkedHashMap<>(papersPerSecond);
  }
}
