package io.arxivist.core.drift;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one word that a drift check answers. */
public enum DriftVerdict {
  @JsonProperty("drift")
  DRIFT,
  @JsonProperty("no_drift")
  NO_DRIFT,
  @JsonProperty("not_enough_data")
  NOT_ENOUGH_DATA
}
