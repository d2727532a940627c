package io.arxivist.mlflow;

import java.util.Locale;

/** Numbers as Python and Java write them: they agree but for infinity and not-a-number. */
final class MetricValues {
  private MetricValues() {}

  static double parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
