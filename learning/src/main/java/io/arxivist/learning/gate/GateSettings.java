package io.arxivist.learning.gate;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * How much worse a challenger may be. Shares are shares: 0.01 is one point.
 *
 * @param accuracyMargin top-1 must be shown to be lower by no more than this
 * @param calibrationMargin by which the calibration error may be higher
 * @param logLossMargin by which the log loss may be higher, in nats
 * @param coverageMargin by which the coverage of the prediction sets may be lower
 * @param categoryMargin by which F1 of a category may be lower
 * @param categories those that matter; empty for the largest of the papers
 * @param mostCategories how many of the largest
 * @param fewestPapersPerCategory a category with fewer papers is not looked at
 * @param latencyRatio how many times as long a classification may take
 * @param unfeltSeconds a classification that takes less is never too slow
 * @param level chance of an error at each end of an interval
 * @param replicates draws of the bootstrap
 */
public record GateSettings(
    double accuracyMargin,
    double calibrationMargin,
    double logLossMargin,
    double coverageMargin,
    double categoryMargin,
    List<String> categories,
    int mostCategories,
    int fewestPapersPerCategory,
    double latencyRatio,
    double unfeltSeconds,
    double level,
    int replicates,
    long seed) {
  private static final double LEAST_LEVEL = 0.001;

  public GateSettings {
    Check.within("accuracyMargin", accuracyMargin, 0, 1);
    Check.within("calibrationMargin", calibrationMargin, 0, 1);
    Check.within("logLossMargin", logLossMargin, 0, Double.MAX_VALUE);
    Check.within("coverageMargin", coverageMargin, 0, 1);
    Check.within("categoryMargin", categoryMargin, 0, 1);
    categories = List.copyOf(categories);
    Check.atLeast("mostCategories", mostCategories, 0);
    Check.atLeast("fewestPapersPerCategory", fewestPapersPerCategory, 1);
    Check.within("latencyRatio", latencyRatio, 1, Double.MAX_VALUE);
    Check.within("unfeltSeconds", unfeltSeconds, 0, Double.MAX_VALUE);
    Check.within("level", level, LEAST_LEVEL, 0.5);
    Check.atLeast("replicates", replicates, 100);
  }
}
