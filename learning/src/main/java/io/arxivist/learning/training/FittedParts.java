package io.arxivist.learning.training;

import io.arxivist.learning.calibration.ScoreCalibration;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.model.PaperClassifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is made of, before it is calibrated.
 *
 * @param labels in the order of the classes
 * @param words scores of TF-IDF vectors
 * @param vectors null where too few papers have a vector
 */
record FittedParts(
    List<String> labels, Vocabulary vocabulary, LinearModel words, @Nullable EncoderPart vectors) {

  /**
   * The classifier.
   *
   * @param papers later than those that the parts were fitted on
   */
  PaperClassifier calibrated(List<LabelledPaper> papers, TrainingSettings settings) {
    ModelCalibrator calibrator = new ModelCalibrator(settings, labels, papers);
    ScoreCalibration calibration = calibrator.calibration(vocabulary, words);
    PaperClassifier lexical = calibrator.words(vocabulary, words, calibration);
    return vectors == null ? lexical : calibrator.with(vectors, lexical, calibration);
  }
}
