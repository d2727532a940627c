package io.arxivist.core.drift;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of change that a drift check keeps apart. */
public enum DriftKind {
  @JsonProperty("data_quality")
  DATA_QUALITY,
  @JsonProperty("label_shift")
  LABEL_SHIFT,
  @JsonProperty("covariate_shift")
  COVARIATE_SHIFT,
  @JsonProperty("prediction_shift")
  PREDICTION_SHIFT,
  @JsonProperty("performance")
  PERFORMANCE
}
