package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A corpus file, one paper a line. The first line that is none is refused with its number. */
final class JsonLines {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;
  private final JsonMapper json = JsonMapper.builder().build();

  JsonLines(Path file) {
    this.file = file;
  }

  List<ArchivedPaper> read() {
    List<ArchivedPaper> papers = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(plain(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          papers.add(paper(line, number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
    return papers;
  }

  private InputStream plain() throws IOException {
    BufferedInputStream stored = new BufferedInputStream(Files.newInputStream(file));
    stored.mark(2);
    int magic = stored.read() << 8 | stored.read();
    stored.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(stored) : stored;
  }

  private ArchivedPaper paper(String line, int number) {
    try {
      return paper(json.readTree(line));
    } catch (JacksonException unreadable) {
      throw new InvalidFieldException(where(number), unreadable.getOriginalMessage(), "");
    } catch (InvalidFieldException invalid) {
      String field = where(number) + ": " + invalid.field();
      throw new InvalidFieldException(field, invalid.value(), invalid.rule());
    }
  }

  private String where(int line) {
    return file + " line " + line;
  }

  private static ArchivedPaper paper(JsonNode line) {
    Paper paper =
        new Paper(
            text(line, "id"),
            line.path("version").asInt(1),
            text(line, "title"),
            text(line, "abstract"),
            names(line.path("categories")),
            names(line.path("authors")),
            day(line, "published"),
            day(line, "updated"),
            line.path("withdrawn").asBoolean(false));
    return new ArchivedPaper(paper, day(line, "datestamp"), line.path("deleted").asBoolean(false));
  }

  private static String text(JsonNode line, String field) {
    if (!line.path(field).isString()) {
      throw new InvalidFieldException(field, line.get(field), "is not a text");
    }
    return line.path(field).stringValue();
  }

  private static List<String> names(JsonNode list) {
    if (list.isString()) {
      return List.of(list.stringValue().strip().split("\\s+"));
    }
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static @Nullable LocalDate day(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(value.asString());
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException(field, value, "is not a day such as 2026-11-24");
    }
  }
}
