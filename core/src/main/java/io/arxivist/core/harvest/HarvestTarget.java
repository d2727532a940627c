package io.arxivist.core.harvest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where harvested papers go. */
public enum HarvestTarget {
  @JsonProperty("classification")
  CLASSIFICATION,
  @JsonProperty("training")
  TRAINING,
  /**
   * The oldest share to training, the newer rest to classification: a model is judged on later
   * papers.
   */
  @JsonProperty("split")
  SPLIT;

  /** The name on the wire: in paths, metrics and bodies. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
