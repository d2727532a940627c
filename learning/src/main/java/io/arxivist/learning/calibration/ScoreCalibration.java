package io.arxivist.learning.calibration;

import java.util.List;
import java.util.stream.IntStream;

/**
 * All that turns a classifier's decision values into promises.
 *
 * @param biases to be added to the decision values, one for each class
 * @param calibration of the decision values with the biases
 * @param trueProbabilities what the true class of each held-out paper is given; 0 where the model
 *     does not know it
 */
public record ScoreCalibration(
    double[] biases, Calibration calibration, double[] trueProbabilities) {

  /**
   * Fits on held-out papers.
   *
   * @param scores decision values, at least one paper
   * @param classes the true class of each; negative where the model does not know it
   */
  public static ScoreCalibration fit(List<double[]> scores, int[] classes) {
    double[] biases = ClassBiases.fit(scores, classes);
    /* Scores shifted by biases that never saw them: else the calibration takes what the biases
    have overfitted for certainty, and so does the conformal threshold. */
    List<double[]> shifted = ClassBiases.crossFitted(scores, classes);
    Calibration calibration = Calibration.fit(shifted, classes);
    double[] trueProbabilities =
        IntStream.range(0, classes.length)
            .mapToDouble(
                i -> classes[i] < 0 ? 0 : calibration.probabilities(shifted.get(i))[classes[i]])
            .toArray();
    return new ScoreCalibration(biases, calibration, trueProbabilities);
  }

  /** The threshold of prediction sets that hold the truth with a promised coverage. */
  public ConformalThreshold conformal(double coverage) {
    return ConformalThreshold.of(trueProbabilities, coverage);
  }
}
