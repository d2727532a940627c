package io.arxivist.mlflow;

import io.arxivist.core.registry.MetricPoint;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One metric in MLflow's file layout: a line {@code <milliseconds> <value> <step>} for each point.
 */
final class FileMetrics {
  /* As MLflow finds the last value: by step, of one step by time, of one time by value. */
  private static final Comparator<MetricPoint> ORDER =
      Comparator.comparingLong(MetricPoint::step)
          .thenComparing(MetricPoint::at)
          .thenComparingDouble(MetricPoint::value);

  private FileMetrics() {}

  static String write(List<MetricPoint> points) {
    StringBuilder lines = new StringBuilder();
    for (MetricPoint point : points) {
      lines.append(point.at().toEpochMilli()).append(' ').append(point.value());
      lines.append(' ').append(point.step()).append('\n');
    }
    return lines.toString();
  }

  /** The points of a metric, by step. */
  static List<MetricPoint> read(String metric, String lines) throws IOException {
    try {
      return lines
          .lines()
          .filter(line -> !line.isBlank())
          .map(FileMetrics::point)
          .sorted(ORDER)
          .toList();
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      throw new IOException("metric " + metric + " is malformed: " + malformed, malformed);
    }
  }

  static double last(String metric, String lines) throws IOException {
    List<MetricPoint> points = read(metric, lines);
    if (points.isEmpty()) {
      throw new IOException("metric " + metric + " is malformed: it has no line");
    }
    return points.getLast().value();
  }

  private static MetricPoint point(String line) {
    String[] parts = line.strip().split(" ");
    return new MetricPoint(
        parts.length > 2 ? Long.parseLong(parts[2]) : 0,
        MetricValues.parse(parts[1]),
        Instant.ofEpochMilli(Long.parseLong(parts[0])));
  }
}
