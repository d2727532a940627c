package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.AuthorNames;
import io.arxivist.fetcher.source.CheckedPaper;
import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.Withdrawal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one line as they come, whichever shape they belong to. */
final class PaperLine {
  private @Nullable String id;
  private @Nullable String title;
  private @Nullable String abstractText;
  private @Nullable String comments;
  private @Nullable List<String> categories;
  private @Nullable List<String> authors;
  private @Nullable String authorsLine;
  private @Nullable List<String> authorsParsed;
  private @Nullable LineVersions versions;
  private @Nullable Integer version;
  private @Nullable String published;
  private @Nullable String updated;
  private @Nullable String updateDate;
  private boolean withdrawn;

  /** Takes a field whose value the parser stands at, and leaves it at the value's end. */
  void take(String name, JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (name) {
      case "id" -> id = LineValues.text(name, json);
      case "title" -> title = LineValues.text(name, json);
      case "abstract" -> abstractText = LineValues.text(name, json);
      case "comments" -> comments = LineValues.textOrNothing(json);
      case "categories" -> categories = categories(json);
      case "authors" -> {
        if (json.currentToken() == JsonToken.START_ARRAY) {
          authors = LineValues.names(name, json);
        } else {
          authorsLine = LineValues.textOrNothing(json);
        }
      }
      case "authors_parsed" -> authorsParsed = LineValues.names(name, json);
      case "versions" -> versions = LineVersions.read(json);
      case "version" -> version = version(json);
      case "published" -> published = LineValues.text(name, json);
      case "updated" -> updated = LineValues.text(name, json);
      case "update_date" -> updateDate = LineValues.text(name, json);
      case "withdrawn" -> {
        withdrawn = json.currentToken() == JsonToken.VALUE_TRUE;
        json.skipChildren();
      }
      default -> json.skipChildren();
    }
  }

  /** The paper; a field that the line lacks or repeats counts as given last, or not at all. */
  Paper paper() {
    String named = required("id", id);
    String heading = required("title", title);
    String text = required("abstract", abstractText);
    boolean snapshot = versions != null || updateDate != null;
    LineVersions listed = versions != null && !versions.isEmpty() ? versions : null;
    return CheckedPaper.of(
        new Paper(
            ArxivId.parse(named).value(),
            listed != null ? listed.last() : version == null ? ArxivId.version(named) : version,
            heading,
            text,
            required("categories", categories),
            authors(),
            snapshot ? firstDay(listed) : day("published", published),
            snapshot ? day("update_date", updateDate) : day("updated", updated),
            withdrawn
                || Withdrawal.saidIn(text)
                || comments != null && Withdrawal.saidIn(comments)));
  }

  private static List<String> categories(JsonParser json) {
    return CheckedPaper.categories(
        json.currentToken() == JsonToken.START_ARRAY
            ? String.join(" ", LineValues.names("categories", json))
            : LineValues.text("categories", json));
  }

  /* The snapshot has the names in one line beside their parts, the other shapes a list, or none. */
  private List<String> authors() {
    if (authorsParsed != null) {
      return authorsParsed;
    }
    return authors != null ? authors : AuthorNames.split(authorsLine);
  }

  /* The archive's lines have a version of their own; elsewhere it may stand behind the id. */
  private static int version(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() == JsonParser.NumberType.INT
        && json.getIntValue() >= 1) {
      return json.getIntValue();
    }
    String shown = LineValues.shown(json);
    json.skipChildren();
    throw new InvalidFieldException("version", shown, "is not a whole number from 1");
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidFieldException(field, null, "is missing");
    }
    return value;
  }

  private static @Nullable LocalDate firstDay(@Nullable LineVersions listed) {
    return listed == null ? null : listed.created();
  }

  private static @Nullable LocalDate day(String field, @Nullable String text) {
    return SourceDay.inUtc(field, text);
  }
}
