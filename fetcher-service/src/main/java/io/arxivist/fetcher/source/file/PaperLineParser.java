package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.FoldedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One line of a corpus file as a paper. Fields that no shape names are passed over. */
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
  Paper parse(String line) {
    JsonNode object = object(line);
    String id = required(object, "id");
    boolean snapshot = object.has("versions") || object.has("update_date");
    List<JsonNode> versions = items(object, "versions");
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(id).value(),
            versions.isEmpty() ? version(object, id) : lastVersion(versions),
            FoldedText.of(required(object, "title")),
            FoldedText.of(required(object, "abstract")),
            categories(object),
            authors(object),
            snapshot ? created(versions) : day(object, "published"),
            day(object, snapshot ? "update_date" : "updated")));
  }

  private JsonNode object(String line) {
    try {
      JsonNode node = reader.readTree(line);
      if (!node.isObject()) {
        throw new InvalidFieldException("line", line, "is not a JSON object");
      }
      return node;
    } catch (JacksonException unreadable) {
      throw new InvalidFieldException(
          "line", line, "is not JSON (" + FoldedText.of(unreadable.getOriginalMessage()) + ")");
    }
  }

  private static String required(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      throw new InvalidFieldException(field, null, "is missing");
    }
    if (!value.isString()) {
      throw new InvalidFieldException(field, value, "is not a text");
    }
    return value.stringValue();
  }

  /* The archive's lines have a version of their own; elsewhere it may stand behind the id. */
  private static int version(JsonNode object, String id) {
    JsonNode version = object.get("version");
    if (version == null || version.isNull()) {
      return ArxivId.version(id);
    }
    if (!version.canConvertToInt() || version.intValue() < 1) {
      throw new InvalidFieldException("version", version, "is not a whole number from 1");
    }
    return version.intValue();
  }

  private static List<String> categories(JsonNode object) {
    JsonNode categories = object.get("categories");
    String text =
        categories != null && categories.isArray()
            ? items(object, "categories").stream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "))
            : required(object, "categories");
    return CheckedPaper.categories(text);
  }

  private static List<JsonNode> items(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new InvalidFieldException(field, value, "is not a list");
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return items;
  }

  private static int lastVersion(List<JsonNode> versions) {
    JsonNode last = versions.getLast();
    String name = last.isObject() ? required(last, "version") : "";
    if (!name.matches("v[1-9]\\d{0,3}")) {
      throw new InvalidFieldException("versions", last, "does not end with a version such as v2");
    }
    return Integer.parseInt(name.substring(1));
  }

  private static @Nullable LocalDate created(List<JsonNode> versions) {
    if (versions.isEmpty()) {
      return null;
    }
    String text = required(versions.getFirst(), "created");
    try {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate();
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException(
          "versions.created", text, "is not a date such as Mon, 2 Apr 2007 19:18:42 GMT");
    }
  }

  private static @Nullable LocalDate day(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(value.asString());
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException(field, value, "is not a day such as 2026-11-24");
    }
  }

  /* Snapshot: [["Last", "First", "Suffix"], …]. The other shape names authors as texts, or none. */
  private static List<String> authors(JsonNode object) {
    if (object.has("authors_parsed")) {
      return items(object, "authors_parsed").stream().map(PaperLineParser::author).toList();
    }
    JsonNode authors = object.get("authors");
    return authors != null && authors.isArray()
        ? items(object, "authors").stream().map(name -> FoldedText.of(name.asString())).toList()
        : List.of();
  }

  private static String author(JsonNode parts) {
    List<String> names = new ArrayList<>();
    for (int part : new int[] {1, 0, 2}) {
      String name = parts.has(part) ? FoldedText.of(parts.get(part).asString()) : "";
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names.stream().collect(Collectors.joining(" "));
  }
}
