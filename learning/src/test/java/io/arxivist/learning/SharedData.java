package io.arxivist.learning;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.training.LabelledPaper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real papers and reference numbers, which lie beside some checkouts and in no repository. */
public final class SharedData {
  private static final JsonMapper JSON = new JsonMapper();

  private SharedData() {}

  /** Whether the folder {@code shared} stands beside the checkout or above it. */
  public static boolean isPresent() {
    return folder() != null;
  }

  public static Path path(String relative) {
    Path folder = folder();
    if (folder == null) {
      throw new IllegalStateException("there is no folder shared beside this checkout");
    }
    return folder.resolve(relative);
  }

  public static JsonNode json(String relative) {
    return JSON.readTree(path(relative));
  }

  /** The first papers of a file, in the order of time. */
  public static List<LabelledPaper> papers(String relative, int limit) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path(relative))),
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

  private static @Nullable Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("fixtures");
      if (Files.isDirectory(candidate)) {
        return candidate.getParent();
      }
    }
    return null;
  }
}
