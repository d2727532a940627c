package io.arxivist.fetcher.fingerprint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * 64 bits by which a text is known again. Two of three million texts share them with a chance of
 * one in four million.
 */
public final class Fingerprint {
  private static final long SEED = 0x9e3779b97f4a7c15L;
  private static final long FACTOR = 0xc6a4a7935bd1e995L;
  private static final int SHIFT = 47;

  private Fingerprint() {}

  /**
   * Hashes a text's parts, whose borders count: their UTF-8 bytes, eight at a time and each part's
   * length behind it, are mixed as MurmurHash64A mixes them.
   *
   * @see <a href="https://github.com/aappleby/smhasher">Appleby, SMHasher</a>
   */
  public static long of(String... parts) {
    long hash = SEED;
    for (String part : parts) {
      ByteBuffer bytes =
          ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)).order(ByteOrder.LITTLE_ENDIAN);
      int length = bytes.remaining();
      while (bytes.remaining() >= Long.BYTES) {
        hash = with(hash, bytes.getLong());
      }
      long rest = 0;
      while (bytes.hasRemaining()) {
        rest = rest << Byte.SIZE | bytes.get() & 0xff;
      }
      hash = with(with(hash, rest), length);
    }
    hash = (hash ^ (hash >>> SHIFT)) * FACTOR;
    return hash ^ (hash >>> SHIFT);
  }

  private static long with(long hash, long eightBytes) {
    long mixed = eightBytes * FACTOR;
    return (hash ^ (mixed ^ (mixed >>> SHIFT)) * FACTOR) * FACTOR;
  }
}
