package io.arxivist.fetcher.source.file;

import io.arxivist.core.validation.InvalidFieldException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream, as bytes first, so that one line that is not UTF-8 or far too long spoils
 * neither its neighbours nor the memory.
 */
final class BoundedLines implements AutoCloseable {
  private static final int LONGEST_LINE_BYTES = 4 << 20;
  private static final int END = -1;

  private final InputStream stream;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean tooLong;

  BoundedLines(InputStream stream) {
    this.stream = stream;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean advance() throws IOException {
    line.reset();
    tooLong = false;
    int next = stream.read();
    if (next == END) {
      return false;
    }
    while (next != END && next != '\n') {
      if (line.size() < LONGEST_LINE_BYTES) {
        line.write(next);
      } else {
        tooLong = true;
      }
      next = stream.read();
    }
    number++;
    return true;
  }

  /** The present line; the first is 1. */
  long number() {
    return number;
  }

  String text() throws CharacterCodingException {
    if (tooLong) {
      throw new InvalidFieldException("line", null, "is longer than 4 MiB");
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(line.toByteArray()))
        .toString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
