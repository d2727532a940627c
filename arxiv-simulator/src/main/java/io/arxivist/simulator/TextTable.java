package io.arxivist.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A list of lines or of phrases kept as a resource beside this class. */
final class TextTable {
  private TextTable() {}

  /** Lines of a resource, without blank ones and comments. */
  static List<String> lines(String name) {
    InputStream stored = Objects.requireNonNull(TextTable.class.getResourceAsStream(name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts between semicolons. */
  static List<String> phrases(String line) {
    return Stream.of(line.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }
}
