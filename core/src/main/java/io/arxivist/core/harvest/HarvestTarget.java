package io.arxivist.core.harvest;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  SPLIT
}
