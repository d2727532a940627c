package io.arxivist.core.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who decided on a model, and on what occasion. */
public enum DecisionKind {
  /** The gate, when a candidate was published. */
  @JsonProperty("gate")
  GATE,
  /** A person made a version the champion. */
  @JsonProperty("promotion")
  PROMOTION,
  /** A person gave the alias back to the champion before. */
  @JsonProperty("rollback")
  ROLLBACK
}
