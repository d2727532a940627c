package io.arxivist.core.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The two queues between the fetcher and its consumers; the key is a public name. */
public enum QueueName {
  @JsonProperty("classification")
  CLASSIFICATION("arxivist:classification"),
  @JsonProperty("training")
  TRAINING("arxivist:training");

  private final String key;

  QueueName(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** The name on the wire: in paths, metrics and bodies. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
