package io.arxivist.fetcher.source.file;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.FoldedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values of a line, folded while they are still in the parser's own buffer. */
final class LineValues {
  /* A name in parts: ["Last", "First", "Suffix", affiliation …]. */
  private static final int PARTS = 3;

  private LineValues() {}

  /** A text. */
  static String text(String field, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidFieldException(field, shown(json), "is not a text");
    }
    return folded(json);
  }

  /** A text; null for anything else, which is passed over. */
  static @Nullable String textOrNothing(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return folded(json);
    }
    json.skipChildren();
    return null;
  }

  /** A list of names, each a text or its parts. What names nobody is left out. */
  static List<String> names(String field, JsonParser json) {
    mustBeList(field, json);
    List<String> names = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      String name = token == JsonToken.START_ARRAY ? inParts(json) : textOrNothing(json);
      if (name != null && AuthorNames.isName(name)) {
        names.add(name);
      }
    }
    return names;
  }

  static void mustBeList(String field, JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidFieldException(field, shown(json), "is not a list");
    }
  }

  /** How a value is named in a refusal. */
  static String shown(JsonParser json) {
    return switch (json.currentToken()) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> '"' + json.getString() + '"';
      case null, default -> String.valueOf(json.getString());
    };
  }

  private static String inParts(JsonParser json) {
    List<String> parts = new ArrayList<>(PARTS);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String part = textOrNothing(json);
      if (parts.size() < PARTS) {
        parts.add(part == null ? "" : part);
      }
    }
    StringBuilder name = new StringBuilder();
    for (int place : new int[] {1, 0, 2}) {
      String part = place < parts.size() ? parts.get(place) : "";
      name.append(name.isEmpty() || part.isEmpty() ? "" : " ").append(part);
    }
    return name.toString();
  }

  private static String folded(JsonParser json) {
    return FoldedText.of(
        json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
  }
}
