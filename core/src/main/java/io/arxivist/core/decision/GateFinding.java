package io.arxivist.core.decision;

import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * One measure of two models on the same papers.
 *
 * @param name what was measured: {@code top1}, {@code log_loss}, {@code ece}, {@code coverage},
 *     {@code category_f1}, {@code latency_seconds}, {@code majority_top1}
 * @param category of {@code category_f1}; null for a measure of all papers
 * @param champion the champion's value; for {@code majority_top1} that of the majority class
 * @param challenger the candidate's value
 * @param difference the candidate's minus the champion's; of {@code latency_seconds} the share by
 *     which it is slower
 * @param low lower end of the difference's interval; null where none was made
 * @param high upper end
 * @param margin by how much the difference may be worse
 * @param explanation one sentence for a reader
 */
public record GateFinding(
    String name,
    @Nullable String category,
    double champion,
    double challenger,
    double difference,
    @Nullable Double low,
    @Nullable Double high,
    double margin,
    GateVerdict verdict,
    String explanation) {
  public GateFinding {
    Check.notBlank("name", name);
    Check.present("verdict", verdict);
    Check.notBlank("explanation", explanation);
  }
}
