package io.arxivist.stack.mainjob;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds and papers per second of each stage, in the order of the stages. */
final class Stages {
  private final InstantSource clock;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<String, Double> papersPerSecond = new LinkedHashMap<>();

  Stages(InstantSource clock) {
    this.clock = clock;
  }

  <R> R time(String stage, Supplier<R> work) {
    Instant begin = clock.instant();
    R result = work.get();
    seconds.merge(stage, Duration.between(begin, clock.instant()).toMillis() / 1000.0, Double::sum);
    return result;
  }

  /** Says how many papers a stage that was timed has dealt with. */
  String pace(String stage, long papers) {
    double spent = seconds.getOrDefault(stage, 0.0);
    if (spent > 0) {
      papersPerSecond.put(stage, Math.round(papers / spent * 10) / 10.0);
    }
    return "%.1f s, %.0f papers/s".formatted(spent, spent > 0 ? papers / spent : 0.0);
  }

  Map<String, Double> seconds() {
    return seconds;
  }

  Map<String, Double> papersPerSecond() {
    return papersPerSecond;
  }
}
