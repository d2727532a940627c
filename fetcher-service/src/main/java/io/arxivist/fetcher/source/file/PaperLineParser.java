package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.FoldedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a corpus file as a paper, token by token: nothing is built of the fields that no
 * shape names, and of the others only what the paper holds.
 */
final class PaperLineParser {
  private final ObjectReader reader;

  PaperLineParser(JsonMapper json) {
    this.reader = json.reader();
  }

  /**
   * Reads a line.
   *
   * @throws InvalidFieldException naming the field, its value and the rule it breaks
   */
  Paper parse(ByteBuffer line) {
    try (JsonParser json =
        reader.createParser(line.array(), line.arrayOffset() + line.position(), line.remaining())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidFieldException("line", text(line), "is not a JSON object");
      }
      PaperLine fields = new PaperLine();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        fields.take(name, json);
      }
      if (json.nextToken() != null) {
        throw new InvalidFieldException("line", text(line), "goes on after its JSON object");
      }
      return fields.paper();
    } catch (JacksonException unreadable) {
      throw new InvalidFieldException(
          "line",
          text(line),
          "is not JSON (" + FoldedText.of(unreadable.getOriginalMessage()) + ")");
    }
  }

  private static String text(ByteBuffer line) {
    return StandardCharsets.UTF_8.decode(line.duplicate()).toString();
  }
}
