package io.arxivist.learning.model;

import io.arxivist.core.validation.Check;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;

/**
 * What the part of a model needs that also reads an encoder's vectors.
 *
 * @param fingerprint of the encoder; vectors of another are not read
 * @param calibration of the scores of words and vector together
 * @param conformal threshold on the probabilities of words and vector together
 */
public record EncoderSettings(
    String fingerprint, Calibration calibration, ConformalThreshold conformal) {
  public EncoderSettings {
    Check.notBlank("fingerprint", fingerprint);
    Check.present("calibration", calibration);
    Check.present("conformal", conformal);
  }
}
