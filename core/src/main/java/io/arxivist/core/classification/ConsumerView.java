package io.arxivist.core.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /consumer}: how the classifier's work on its queue goes.
 *
 * @param classified papers stored since the service started
 * @param papersPerSecond pace of the present spell of work, or of the last one while there is none
 * @param lastError the newest failure; null after none, or once work went on
 */
public record ConsumerView(
    State state, long classified, double papersPerSecond, @Nullable String lastError) {
  public ConsumerView {
    Check.present("state", state);
  }

  /** What the consumer is doing. */
  public enum State {
    @JsonProperty("waiting_for_model")
    WAITING_FOR_MODEL,
    @JsonProperty("idle")
    IDLE,
    @JsonProperty("working")
    WORKING,
    /** A backend failed; it is tried again after a pause. */
    @JsonProperty("backing_off")
    BACKING_OFF,
    @JsonProperty("stopped")
    STOPPED
  }
}
