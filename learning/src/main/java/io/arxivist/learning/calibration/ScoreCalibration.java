package io.arxivist.learning.calibration;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that turns a classifier's decision values into promises.
 *
 * @param adjustment of the decision values, class by class
 * @param calibration of the adjusted decision values
 * @param adjusted decision values of the held-out papers, each adjusted by what the others say
 * @param trueProbabilities what the true class of each held-out paper is given; 0 where the model
 *     does not know it
 */
public record ScoreCalibration(
    ClassAdjustment adjustment,
    Calibration calibration,
    List<double[]> adjusted,
    double[] trueProbabilities) {

  /**
   * Fits on held-out papers.
   *
   * @param scores decision values, at least one paper
   * @param classes the true class of each; negative where the model does not know it
   */
  public static ScoreCalibration fit(List<double[]> scores, int[] classes) {
    double[] nothing = new double[scores.getFirst().length];
    return fit(Collections.nCopies(scores.size(), nothing), scores, classes);
  }

  /**
   * Fits the scores of a part that are added to those of a part adjusted before.
   *
   * @param fixed decision values of the other part, of the same papers: {@link #adjusted}, so that
   *     no paper has been seen before
   * @see #fit(List, int[])
   */
  public static ScoreCalibration fit(List<double[]> fixed, List<double[]> scores, int[] classes) {
    ClassAdjustment adjustment = ClassAdjustment.fit(fixed, scores, classes);
    /* Scores adjusted by what never saw them: else the calibration takes what the adjustment has
    overfitted for certainty, and so does the conformal threshold. */
    List<double[]> adjusted = ClassAdjustment.crossFitted(fixed, scores, classes);
    Calibration calibration = Calibration.fit(adjusted, classes);
    double[] trueProbabilities =
        IntStream.range(0, classes.length)
            .mapToDouble(
                i -> classes[i] < 0 ? 0 : calibration.probabilities(adjusted.get(i))[classes[i]])
            .toArray();
    return new ScoreCalibration(adjustment, calibration, adjusted, trueProbabilities);
  }

  /** The threshold of prediction sets that hold the truth with a promised coverage. */
  public ConformalThreshold conformal(double coverage) {
    return ConformalThreshold.of(trueProbabilities, coverage);
  }
}
