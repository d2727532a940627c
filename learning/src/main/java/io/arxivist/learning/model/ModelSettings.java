package io.arxivist.learning.model;

import io.arxivist.core.validation.Check;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model needs beside its weights and its vocabulary.
 *
 * @param labels its categories, in the order of its classes
 * @param titleWeight how often a term of the title counts
 * @param calibration of the scores of the words alone
 * @param conformal threshold on the probabilities of the words alone
 * @param coverage the promise that the conformal thresholds keep
 * @param encoder for answers that read a vector too; null where the model only reads words
 */
public record ModelSettings(
    List<String> labels,
    int titleWeight,
    Calibration calibration,
    ConformalThreshold conformal,
    double coverage,
    AbstentionRule abstention,
    @Nullable EncoderSettings encoder) {
  public ModelSettings {
    labels = List.copyOf(Check.sized("labels", labels, 2, Integer.MAX_VALUE));
    Check.atLeast("titleWeight", titleWeight, 1);
    Check.present("calibration", calibration);
    Check.present("conformal", conformal);
    Check.within("coverage", coverage, 0, 1);
    Check.present("abstention", abstention);
  }

  /** The same for a model that reads vectors as well. */
  public ModelSettings with(EncoderSettings reading) {
    return new ModelSettings(
        labels, titleWeight, calibration, conformal, coverage, abstention, reading);
  }
}
