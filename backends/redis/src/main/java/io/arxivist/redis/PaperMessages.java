package io.arxivist.redis;

import io.arxivist.core.paper.HarvestedPaper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A paper as a stream entry and back: one field, {@code paper}, that holds it as JSON. */
final class PaperMessages {
  static final String FIELD = "paper";

  private final JsonMapper json;

  PaperMessages(JsonMapper json) {
    this.json = json;
  }

  /** What an entry turned out to be. */
  sealed interface Content permits Readable, Unreadable {}

  record Readable(HarvestedPaper paper) implements Content {}

  record Unreadable(String body, String reason) implements Content {}

  String write(HarvestedPaper paper) {
    return json.writeValueAsString(paper);
  }

  Content read(Map<String, String> fields) {
    String body = fields.get(FIELD);
    if (body == null) {
      return new Unreadable(fields.toString(), "the message has no field \"" + FIELD + "\"");
    }
    try {
      HarvestedPaper paper = parse(body);
      return paper == null
          ? new Unreadable(body, "the message is JSON's null")
          : new Readable(paper);
    } catch (JacksonException unreadable) {
      return new Unreadable(body, "the message cannot be read: " + unreadable.getOriginalMessage());
    }
  }

  private @Nullable HarvestedPaper parse(String body) {
    return json.readValue(body, HarvestedPaper.class);
  }
}
