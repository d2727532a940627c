package io.arxivist.learning.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a comma-separated table; cells hold no line breaks. */
public final class Csv {
  private Csv() {}

  /** A line with its line break; a cell is quoted only where it must be. */
  public static String line(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> quoted(String.valueOf(cell)))
        .collect(Collectors.joining(",", "", "\n"));
  }

  /** The cells of a line. */
  public static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (character == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String quoted(String cell) {
    String oneLine = cell.replaceAll("[\\r\\n]+", " ");
    boolean plain = oneLine.indexOf(',') < 0 && oneLine.indexOf('"') < 0;
    return plain ? oneLine : '"' + oneLine.replace("\"", "\"\"") + '"';
  }
}
