package io.arxivist.learning.drift;

import static io.arxivist.learning.drift.EmbeddingProjection.COMPONENTS;

import io.arxivist.learning.table.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The papers that later ones are compared with: {@code reference_data.csv} of a run.
 *
 * @param papers which the model has not learnt from
 */
public record ReferenceData(List<ObservedPaper> papers) {
  private static final List<String> COLUMNS = columns();
  private static final int PLAIN_COLUMNS = 7;

  public ReferenceData {
    papers = List.copyOf(papers);
  }

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException if it is not one; the message names the file and the line
   */
  public static ReferenceData read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    if (lines.isEmpty() || !Csv.cells(lines.getFirst()).equals(COLUMNS)) {
      throw new IllegalArgumentException(file + ": line 1 is not " + String.join(",", COLUMNS));
    }
    List<ObservedPaper> papers = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      try {
        papers.add(paper(Csv.cells(lines.get(line))));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            file + ": line " + (line + 1) + ": " + e.getMessage(), e);
      }
    }
    return new ReferenceData(papers);
  }

  public void write(Path file) {
    StringBuilder lines = new StringBuilder(Csv.line(COLUMNS.toArray()));
    papers.forEach(paper -> lines.append(Csv.line(cells(paper))));
    try {
      Files.writeString(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "primary_category",
                "predicted_category",
                "confidence",
                "correct",
                "title_words",
                "abstract_words",
                "encoder"));
    IntStream.range(0, COMPONENTS).forEach(k -> columns.add("e" + k));
    return List.copyOf(columns);
  }

  private static Object[] cells(ObservedPaper paper) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                paper.primaryCategory(),
                paper.predictedCategory(),
                paper.confidence(),
                paper.correct(),
                paper.titleWords(),
                paper.abstractWords(),
                paper.encoder()));
    for (int k = 0; k < COMPONENTS; k++) {
      cells.add(paper.profile().length == 0 ? "" : paper.profile()[k]);
    }
    return cells.toArray();
  }

  private static ObservedPaper paper(List<String> cells) {
    String encoder = cells.get(6);
    double[] profile =
        encoder.isEmpty()
            ? new double[0]
            : cells.subList(PLAIN_COLUMNS, PLAIN_COLUMNS + COMPONENTS).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    return new ObservedPaper(
        cells.get(0),
        cells.get(1),
        Double.parseDouble(cells.get(2)),
        Integer.parseInt(cells.get(4)),
        Integer.parseInt(cells.get(5)),
        encoder,
        profile);
  }
}
