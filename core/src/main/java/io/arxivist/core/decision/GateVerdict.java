package io.arxivist.core.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a gate says of one measure. */
public enum GateVerdict {
  @JsonProperty("passed")
  PASSED,
  @JsonProperty("failed")
  FAILED
}
