package io.arxivist.fetcher.source;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One text over and over, without end or up to a number of bytes. */
public final class RepeatedBytes extends InputStream {
  private final byte[] text;
  private long left;
  private int place;

  public RepeatedBytes(String text) {
    this(text, Long.MAX_VALUE);
  }

  public RepeatedBytes(String text, long bytes) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.left = bytes;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    int next = text[place];
    place = place + 1 == text.length ? 0 : place + 1;
    return next & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    int given = (int) Math.min(length, left);
    for (int i = from; i < from + given; i++) {
      target[i] = (byte) read();
    }
    return given == 0 && length > 0 ? -1 : given;
  }
}
