package io.arxivist.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of one category.
 *
 * @param neighbours categories whose words and papers mix with its own
 * @param phrases noun phrases of the field, the most frequent first
 */
record Field(String code, List<String> neighbours, List<String> phrases) {
  Field {
    neighbours = List.copyOf(neighbours);
    phrases = List.copyOf(phrases);
  }

  /** All fields, the one with the most papers first. */
  static List<Field> load() {
    return TextTable.lines("vocabulary.txt").stream().map(Field::read).toList();
  }

  private static Field read(String line) {
    List<String> parts = Stream.of(line.split("\\|")).map(String::strip).toList();
    return new Field(
        parts.get(0), Arrays.asList(parts.get(1).split(" ")), TextTable.phrases(parts.get(2)));
  }
}
