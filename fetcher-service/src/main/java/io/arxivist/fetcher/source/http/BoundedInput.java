package io.arxivist.fetcher.source.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer's text that must end: a small answer may unfold to a hostile size. */
final class BoundedInput extends FilterInputStream {
  private final long bound;
  private long left;

  BoundedInput(InputStream input, long bound) {
    super(input);
    this.bound = bound;
    this.left = bound;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("the answer is larger than " + bound + " bytes");
    }
  }
}
