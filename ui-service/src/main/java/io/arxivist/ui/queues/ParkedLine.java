package io.arxivist.ui.queues;

import io.arxivist.core.queue.ParkedPaper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message set aside, with the paper in it where it can be told.
 *
 * @param id of the paper; null where the message is none that can be read
 * @param title likewise
 */
record ParkedLine(ParkedPaper parked, @Nullable String id, @Nullable String title) {

  /* What is parked may be anything, so it is looked into without a belief in its shape. */
  static ParkedLine of(ParkedPaper parked, JsonMapper json) {
    try {
      JsonNode paper = json.readTree(parked.body()).path("paper");
      return new ParkedLine(
          parked,
          paper.path("id").asStringOpt().orElse(null),
          paper.path("title").asStringOpt().orElse(null));
    } catch (JacksonException unreadable) {
      return new ParkedLine(parked, null, null);
    }
  }
}
