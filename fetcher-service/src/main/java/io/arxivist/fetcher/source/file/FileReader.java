package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a corpus file line by line, in constant memory. */
final class FileReader implements PaperReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final String file;
  private final PaperLineParser parser;
  private final FileFilter filter;
  private final BoundedLines lines;

  /**
   * Begins to read.
   *
   * @param file its name in messages
   * @param stored its bytes, closed with this reader
   */
  FileReader(String file, InputStream stored, PaperLineParser parser, FileFilter filter) {
    this.file = file;
    this.parser = parser;
    this.filter = filter;
    try {
      this.lines = new BoundedLines(plain(stored));
    } catch (IOException unreadable) {
      throw new SourceException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  @Override
  public @Nullable SourceRecord next() {
    try {
      while (lines.advance()) {
        SourceRecord record = record();
        if (record != null) {
          return record;
        }
      }
      return null;
    } catch (IOException broken) {
      throw new SourceException(
          file + " breaks off after line " + lines.number() + ": " + broken.getMessage(), broken);
    }
  }

  @Override
  public @Nullable Long expected() {
    return null;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new SourceException(file + " cannot be closed", e);
    }
  }

  /** The line's paper or its refusal; null for a blank line and for a paper not asked for. */
  private @Nullable SourceRecord record() {
    if (lines.blank()) {
      return null;
    }
    try {
      Paper paper = parser.parse(lines.line());
      return filter.wants(paper) ? new SourceRecord.Found(paper) : null;
    } catch (InvalidFieldException invalid) {
      return new SourceRecord.Refused(
          "line " + lines.number(), String.valueOf(invalid.getMessage()));
    }
  }

  private static InputStream plain(InputStream stored) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
    try {
      buffered.mark(2);
      boolean zipped = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
      buffered.reset();
      return zipped ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    } catch (IOException unreadable) {
      buffered.close();
      throw unreadable;
    }
  }
}
