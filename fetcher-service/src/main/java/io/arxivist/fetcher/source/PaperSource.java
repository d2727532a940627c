package io.arxivist.fetcher.source;

/** A place that gives papers. */
public interface PaperSource {

  /** The name that papers carry: {@code oai}, {@code simulator}, {@code file}. */
  String name();

  /**
   * Begins to read.
   *
   * @throws SourceException when the source cannot be read at all
   */
  PaperReader open(SourceQuery query);
}
