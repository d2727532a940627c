package io.arxivist.core.harvest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a day of the ledger stands. */
public enum DayState {
  /** All that was expected has come, or is known to be no valid paper. */
  @JsonProperty("complete")
  COMPLETE,
  /** Asked for, and something is left: a gap. */
  @JsonProperty("incomplete")
  INCOMPLETE,
  /** Never asked for, between days that were: a gap. */
  @JsonProperty("missing")
  MISSING,
  /** A weekend or a holiday of arXiv, on which nothing came and nothing had to. */
  @JsonProperty("nothing_announced")
  NOTHING_ANNOUNCED,
  /** The day is not over: more may come. */
  @JsonProperty("open")
  OPEN;

  /** Whether a refill has something to do. */
  public boolean gap() {
    return this == INCOMPLETE || this == MISSING;
  }
}
