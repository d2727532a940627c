package io.arxivist.core.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of the candidate. */
public enum DecisionOutcome {
  @JsonProperty("champion")
  CHAMPION,
  @JsonProperty("refused")
  REFUSED
}
