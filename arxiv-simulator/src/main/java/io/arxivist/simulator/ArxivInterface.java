package io.arxivist.simulator;

import java.util.Locale;

/** The three ways in which arXiv gives metadata. */
public enum ArxivInterface {
  OAI("/oai", "record"),
  API("/api/query", "entry"),
  RSS("/rss", "item");

  private final String path;
  private final String recordElement;

  ArxivInterface(String path, String recordElement) {
    this.path = path;
    this.recordElement = recordElement;
  }

  /** Where the simulator serves it. */
  public String path() {
    return path;
  }

  /** The element of one paper. */
  String recordElement() {
    return recordElement;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
