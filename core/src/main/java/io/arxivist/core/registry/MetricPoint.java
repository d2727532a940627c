package io.arxivist.core.registry;

import io.arxivist.core.validation.Check;
import java.time.Instant;

/**
 * One value of a metric that changes while a training goes on.
 *
 * @param step such as a pass over the papers, from 1; 0 for a metric with one value
 * @param at when it was measured
 */
public record MetricPoint(long step, double value, Instant at) {
  public MetricPoint {
    Check.present("at", at);
  }
}
