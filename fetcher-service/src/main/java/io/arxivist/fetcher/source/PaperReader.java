package io.arxivist.fetcher.source;

import org.jspecify.annotations.Nullable;

/** One pass over a source, in the order in which the source gives its records. */
public interface PaperReader extends AutoCloseable {

  /**
   * The next record; null after the last.
   *
   * @throws SourceException when the source fails, with what came before already given
   */
  @Nullable SourceRecord next();

  /** How many records the source has announced; null while it has said nothing. */
  @Nullable Long expected();

  @Override
  void close();
}
