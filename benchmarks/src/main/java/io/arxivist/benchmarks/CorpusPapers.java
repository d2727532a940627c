package io.arxivist.benchmarks;

import io.arxivist.core.paper.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Papers of a gzip file of JSON Lines, in its order. */
final class CorpusPapers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CorpusPapers() {}

  static List<Paper> read(Path file, int most) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().limit(most).map(JSON::readTree).map(CorpusPapers::paper).toList();
    }
  }

  private static Paper paper(JsonNode line) {
    return new Paper(
        line.path("id").asString(),
        1,
        oneLine(line, "title"),
        oneLine(line, "abstract"),
        List.of(line.path("categories").asString().split(" ")),
        List.of(),
        null,
        null);
  }

  private static String oneLine(JsonNode paper, String field) {
    return paper.path(field).asString().strip().replaceAll("\\s+", " ");
  }
}
