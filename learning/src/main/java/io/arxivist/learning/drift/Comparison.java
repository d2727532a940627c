package io.arxivist.learning.drift;

import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;

/**
 * A finding before its p-value is adjusted.
 *
 * @param leastEffect an effect below it is a trifle
 */
record Comparison(
    DriftKind kind,
    String name,
    String test,
    double statistic,
    double effectSize,
    String effect,
    double leastEffect,
    double pValue,
    String explanation) {

  DriftFinding finding(double adjusted, double level) {
    boolean drift = adjusted < level && effectSize >= leastEffect;
    return new DriftFinding(
        kind, name, test, statistic, effectSize, effect, adjusted, level, drift, explanation);
  }
}
