package io.arxivist.learning;

import io.arxivist.contract.SharedFolder;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.training.LabelledPaper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads real papers and reference numbers of the folder {@code shared}. */
public final class SharedData {
  private static final JsonMapper JSON = new JsonMapper();

  private SharedData() {}

  public static JsonNode json(String relative) {
    return JSON.readTree(SharedFolder.file(relative));
  }

  /** The first papers of a file, in the order of time. */
  public static List<LabelledPaper> papers(String relative, int limit) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedFolder.file(relative))),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .limit(limit)
          .map(line -> paper(JSON.readTree(line)))
          .sorted(Comparator.comparing(paper -> new ArxivId(paper.id())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LabelledPaper paper(JsonNode line) {
    return new LabelledPaper(
        line.get("id").asString(),
        1,
        new PaperText(line.get("title").asString(), line.get("abstract").asString()),
        List.of(line.get("categories").asString().split(" ")));
  }
}
