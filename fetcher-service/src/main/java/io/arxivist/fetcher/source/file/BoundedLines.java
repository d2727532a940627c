package io.arxivist.fetcher.source.file;

import io.arxivist.core.validation.InvalidFieldException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, as bytes, so that one line that is not UTF-8 or far too long spoils
 * neither its neighbours nor the memory: it holds one block, or one line of at most 4 MiB. A byte
 * order mark before the first line is passed over.
 */
final class BoundedLines implements AutoCloseable {
  private static final int LONGEST_LINE_BYTES = 4 << 20;
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream stream;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(BLOCK_BYTES);
  private byte[] bytes = new byte[BLOCK_BYTES];
  private int filled;
  private int start;
  private int end;
  private int next;
  private long number;
  private boolean tooLong;

  BoundedLines(InputStream stream) {
    this.stream = stream;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean advance() throws IOException {
    start = next;
    tooLong = false;
    int looked = start;
    while (true) {
      for (int i = looked; i < filled; i++) {
        if (bytes[i] == '\n') {
          return found(i, i + 1);
        }
      }
      int held = filled - start;
      boolean more = fill();
      if (!more) {
        return (held > 0 || tooLong) && found(filled, filled);
      }
      looked = start + (tooLong ? 0 : held);
    }
  }

  /** The present line; the first is 1. */
  long number() {
    return number;
  }

  /** Whether nothing but white space stands on the present line. */
  boolean blank() {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return false;
      }
    }
    return !tooLong;
  }

  /**
   * The bytes of the present line, to be read before the next call.
   *
   * @throws InvalidFieldException where it is too long or not UTF-8
   */
  ByteBuffer line() {
    if (tooLong) {
      throw new InvalidFieldException("line", null, "is longer than 4 MiB");
    }
    ByteBuffer line = ByteBuffer.wrap(bytes, start, end - start);
    if (!isUtf8(line.duplicate())) {
      throw new InvalidFieldException("line", null, "is not " + StandardCharsets.UTF_8);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private boolean found(int lineEnd, int following) {
    tooLong |= lineEnd - start > LONGEST_LINE_BYTES;
    end = tooLong ? start : lineEnd;
    next = following;
    if (number == 0 && startsWithMark()) {
      start += BYTE_ORDER_MARK.length;
    }
    number++;
    return true;
  }

  private boolean startsWithMark() {
    int length = BYTE_ORDER_MARK.length;
    return end - start >= length
        && Arrays.equals(bytes, start, start + length, BYTE_ORDER_MARK, 0, length);
  }

  /* The present line moves to the front; of one that is too long nothing is kept. */
  private boolean fill() throws IOException {
    int held = filled - start;
    tooLong |= held > LONGEST_LINE_BYTES;
    if (tooLong) {
      held = 0;
    }
    byte[] target = held + BLOCK_BYTES / 2 > bytes.length ? new byte[bytes.length * 2] : bytes;
    System.arraycopy(bytes, start, target, 0, held);
    bytes = target;
    start = 0;
    filled = held;
    int read = stream.read(bytes, filled, bytes.length - filled);
    filled += Math.max(0, read);
    return read != END;
  }

  private boolean isUtf8(ByteBuffer line) {
    int all = 0;
    for (int i = line.position(); i < line.limit(); i++) {
      all |= bytes[i];
    }
    if (all >= 0) {
      return true;
    }
    decoder.reset();
    while (true) {
      decoded.clear();
      CoderResult result = decoder.decode(line, decoded, true);
      if (!result.isOverflow()) {
        return result.isUnderflow();
      }
    }
  }
}
