package io.arxivist.fetcher.localqueue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a local queue, as the head of its record on disk; papers follow the first two. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Brought.class, name = "brought"),
  @JsonSubTypes.Type(value = Change.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = Change.Forgotten.class, name = "forgotten"),
  @JsonSubTypes.Type(value = Change.TransferEnded.class, name = "transferEnded"),
  @JsonSubTypes.Type(value = Change.HarvestForgotten.class, name = "harvestForgotten"),
  @JsonSubTypes.Type(value = Change.Cleared.class, name = "cleared"),
  @JsonSubTypes.Type(value = Change.Kept.class, name = "kept"),
  @JsonSubTypes.Type(value = Change.Whole.class, name = "whole")
})
sealed interface Change {

  /** Papers that a harvest brought. */
  record Brought(String harvest) implements Change {}

  /** Papers that came from another queue, and how many that makes. */
  record Moved(String transfer, long total) implements Change {}

  /** Papers that left; null for a push that keeps no count. */
  record Forgotten(long upToPlace, @Nullable String push, long total) implements Change {}

  record TransferEnded(String transfer) implements Change {}

  record HarvestForgotten(String harvest) implements Change {}

  /** All papers left. */
  record Cleared(Map<String, Double> settings) implements Change {}

  record Kept(String setting, double value) implements Change {}

  /** All that is known at the beginning of a segment, so that those before it may be dropped. */
  record Whole(
      String origin,
      long head,
      long next,
      Map<String, Long> moved,
      @Nullable String push,
      long taken,
      Map<String, Map<String, long[]>> brought,
      Map<String, Double> settings)
      implements Change {}
}
