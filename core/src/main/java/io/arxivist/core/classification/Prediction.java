package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;
import java.time.Instant;

/** A classification that is kept, with the model that gave it and when. */
public record Prediction(Classification classification, ModelReference model, Instant at) {
  public Prediction {
    Check.present("classification", classification);
    Check.present("model", model);
    Check.present("at", at);
  }
}
