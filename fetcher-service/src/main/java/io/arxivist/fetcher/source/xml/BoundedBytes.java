package io.arxivist.fetcher.source.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document's bytes up to a bound, as a whole and between two of its marks: one tag, attribute,
 * comment or text can then fill the memory no more than all of them together.
 */
final class BoundedBytes extends FilterInputStream {
  private final long mostBytes;
  private final long mostBetweenMarks;
  private long bytes;
  private long sinceMark;

  BoundedBytes(InputStream document, long mostBytes, long mostBetweenMarks) {
    super(document);
    this.mostBytes = mostBytes;
    this.mostBetweenMarks = mostBetweenMarks;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    for (int i = from; i < from + read; i++) {
      sinceMark = target[i] == '<' || target[i] == '>' ? 0 : sinceMark + 1;
      if (sinceMark > mostBetweenMarks) {
        throw new DocumentTooLargeException("a text or tag is longer than " + mostBetweenMarks);
      }
    }
    bytes += Math.max(0, read);
    if (bytes > mostBytes) {
      throw new DocumentTooLargeException("the document is longer than " + mostBytes);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
