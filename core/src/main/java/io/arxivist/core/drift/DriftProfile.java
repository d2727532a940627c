package io.arxivist.core.drift;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The named sets of statistics and thresholds. */
public enum DriftProfile {
  /** All findings together keep the chance of a false alarm at the configured level. */
  @JsonProperty("calibrated")
  CALIBRATED
}
