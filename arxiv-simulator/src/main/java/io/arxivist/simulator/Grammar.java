package io.arxivist.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sentence patterns and shared words, by section of {@code grammar.txt}. */
final class Grammar {
  private final Map<String, List<String>> sections;

  private Grammar(Map<String, List<String>> sections) {
    this.sections = sections;
  }

  static Grammar load() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : TextTable.lines("grammar.txt")) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (line.contains(";")) {
        section.addAll(TextTable.phrases(line));
      } else {
        section.add(line);
      }
    }
    return new Grammar(sections);
  }

  List<String> section(String name) {
    return Objects.requireNonNull(sections.get(name), name);
  }
}
