package io.arxivist.learning.model;

import io.arxivist.core.validation.Check;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import java.util.List;

/**
 * What a model needs beside its weights and its vocabulary.
 *
 * @param labels its categories, in the order of its classes
 * @param titleWeight how often a term of the title counts
 * @param coverage the promise that the conformal threshold keeps
 */
public record ModelSettings(
    List<String> labels,
    int titleWeight,
    Calibration calibration,
    ConformalThreshold conformal,
    double coverage,
    AbstentionRule abstention) {
  public ModelSettings {
    labels = List.copyOf(Check.sized("labels", labels, 2, Integer.MAX_VALUE));
    Check.atLeast("titleWeight", titleWeight, 1);
    Check.present("calibration", calibration);
    Check.present("conformal", conformal);
    Check.within("coverage", coverage, 0, 1);
    Check.present("abstention", abstention);
  }
}
