package io.arxivist.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long calls took, and how many were not answered. */
final class Latencies {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();
  private int failed;

  void add(long taken, boolean answered) {
    nanos.add(taken);
    failed += answered ? 0 : 1;
  }

  void add(Latencies others) {
    nanos.addAll(others.nanos);
    failed += others.failed;
  }

  /** Percentiles in milliseconds, calls a second, failures. */
  String summary(Duration span) {
    List<Long> ascending = nanos.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "p50 %.2f  p95 %.2f  p99 %.2f ms  %.0f/s  %d calls, %d failed",
        at(ascending, 0.5),
        at(ascending, 0.95),
        at(ascending, 0.99),
        (double) ascending.size() / span.toSeconds(),
        ascending.size(),
        failed);
  }

  private static double at(List<Long> ascending, double share) {
    int place = (int) Math.ceil(share * ascending.size()) - 1;
    return ascending.isEmpty() ? Double.NaN : ascending.get(Math.max(0, place)) / NANOS_PER_MILLI;
  }
}
