package io.arxivist.learning.training;

import io.arxivist.core.validation.Check;
import io.arxivist.learning.features.FeatureSettings;
import io.arxivist.learning.linear.LinearSettings;

/**
 * How a model is trained. The same papers and settings give the same model, byte for byte.
 *
 * @param seed of everything random
 * @param linear how the words' part is fitted
 * @param encoder how the encoder's part is fitted, where papers have vectors
 * @param fitShare share of the papers, the oldest, that the model is fitted on
 * @param calibrationShare share, the next older, for probabilities and prediction sets; the rest
 *     evaluates
 * @param fewestPapersPerCategory a category with fewer in the fit slice is not learnt, and counts
 *     as an error in the evaluation
 * @param fewestPapers the smallest corpus to learn from
 * @param fewestEncoded with fewer papers that carry a vector, to fit or to calibrate on, the model
 *     reads words only
 * @param coverage of the prediction sets
 * @param leastProbability a best category below it makes the model abstain
 * @param referencePapers at most as many papers of the evaluation slice become the reference
 */
public record TrainingSettings(
    long seed,
    FeatureSettings features,
    LinearSettings linear,
    LinearSettings encoder,
    double fitShare,
    double calibrationShare,
    int fewestPapersPerCategory,
    int fewestPapers,
    int fewestEncoded,
    double coverage,
    double leastProbability,
    int referencePapers) {
  public TrainingSettings {
    Check.present("features", features);
    Check.present("linear", linear);
    Check.present("encoder", encoder);
    Check.within("fitShare", fitShare, 0.1, 0.98);
    Check.within("calibrationShare", calibrationShare, 0.01, 0.99 - fitShare);
    Check.atLeast("fewestPapersPerCategory", fewestPapersPerCategory, 1);
    Check.atLeast("fewestPapers", fewestPapers, 10);
    Check.atLeast("fewestEncoded", fewestEncoded, 1);
    Check.within("coverage", coverage, 0.5, 0.999);
    Check.within("leastProbability", leastProbability, 0, 1);
    Check.atLeast("referencePapers", referencePapers, 1);
  }

  /** Oldest 80 % to fit, next 10 % to calibrate, newest 10 % to evaluate; 90 % coverage. */
  public static TrainingSettings usual(long seed) {
    return new TrainingSettings(
        seed,
        FeatureSettings.usual(),
        LinearSettings.usual(),
        LinearSettings.ofVectors(),
        0.8,
        0.1,
        3,
        200,
        50,
        0.9,
        0.1,
        1_000);
  }

  public TrainingSettings with(FeatureSettings other) {
    return with(other, linear, coverage);
  }

  public TrainingSettings with(LinearSettings other) {
    return with(features, other, coverage);
  }

  /** The same training, with prediction sets of another coverage. */
  public TrainingSettings promising(double otherCoverage) {
    return with(features, linear, otherCoverage);
  }

  private TrainingSettings with(
      FeatureSettings otherFeatures, LinearSettings otherLinear, double otherCoverage) {
    return new TrainingSettings(
        seed,
        otherFeatures,
        otherLinear,
        encoder,
        fitShare,
        calibrationShare,
        fewestPapersPerCategory,
        fewestPapers,
        fewestEncoded,
        otherCoverage,
        leastProbability,
        referencePapers);
  }
}
