package io.arxivist.simulator;

import java.util.Arrays;
import java.util.Optional;

/** The record formats served. */
enum OaiFormat {
  ARXIV("arXiv"),
  ARXIV_RAW("arXivRaw");

  private final String prefix;

  OaiFormat(String prefix) {
    this.prefix = prefix;
  }

  /** Its name on the wire. */
  String prefix() {
    return prefix;
  }

  static Optional<OaiFormat> of(String prefix) {
    return Arrays.stream(values()).filter(format -> format.prefix.equals(prefix)).findFirst();
  }
}
