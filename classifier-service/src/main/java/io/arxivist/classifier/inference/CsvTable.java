package io.arxivist.classifier.inference;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a comma-separated table (RFC 4180) as pandas writes it: cells may hold line breaks, a blank
 * line is no row.
 */
final class CsvTable {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at;

  private CsvTable(String text) {
    this.text = text;
  }

  /**
   * The rows, the header first.
   *
   * @throws InvalidFieldException where a quote is not closed, or something follows a closed one
   */
  static List<List<String>> rows(String text) {
    CsvTable table = new CsvTable(text);
    while (table.at < text.length()) {
      table.cell();
    }
    if (!table.row.isEmpty()) {
      table.endRow();
    }
    return table.rows;
  }

  /* One cell, and the comma or the end of the line behind it. */
  private void cell() {
    if (text.charAt(at) == '"') {
      quoted();
    } else {
      plain();
    }
    boolean comma = at < text.length() && text.charAt(at) == ',';
    row.add(cell.toString());
    cell.setLength(0);
    if (comma) {
      at++;
      if (at == text.length()) {
        row.add("");
      }
    } else {
      skipLineEnd();
      endRow();
    }
  }

  private void plain() {
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      cell.append(text.charAt(at++));
    }
  }

  private void quoted() {
    int line = rows.size() + 1;
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw new InvalidFieldException("csv line " + line, null, "has a quote that is not closed");
      }
      cell.append(text, at, quote);
      at = quote + 1;
      if (at == text.length() || text.charAt(at) != '"') {
        break;
      }
      cell.append('"');
      at++;
    }
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      throw new InvalidFieldException(
          "csv line " + line, null, "has something behind a closed quote");
    }
  }

  private void skipLineEnd() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
  }

  private void endRow() {
    if (row.size() > 1 || !row.getFirst().isBlank()) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }
}
