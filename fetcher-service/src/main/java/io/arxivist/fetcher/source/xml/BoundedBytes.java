package io.arxivist.fetcher.source.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A document's bytes, so many at most between two of its marks: one tag, attribute, comment or text
 * can then not fill the memory. How long the document may be is up to whoever fetched it.
 */
final class BoundedBytes extends FilterInputStream {
  private final long mostBetweenMarks;
  private long sinceMark;

  BoundedBytes(InputStream document, long mostBetweenMarks) {
    super(document);
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
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
