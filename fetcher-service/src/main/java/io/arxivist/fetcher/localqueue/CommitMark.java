package io.arxivist.fetcher.localqueue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far a queue's log is known to be on disk, in a small file beside it. It tells a record that a
 * crash tore, which stands behind the mark, from one that was damaged later, which stands before.
 */
final class CommitMark implements AutoCloseable {
  private static final String NAME = "committed";
  private static final int BYTES = 16;

  private final FileChannel channel;

  private CommitMark(FileChannel channel) {
    this.channel = channel;
  }

  /** A place in the log: nothing behind it was ever acknowledged, unless the machine lost power. */
  record Place(long segment, int end) {
    static final Place NONE = new Place(0, 0);
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  static CommitMark open(Path folder) throws IOException {
    return new CommitMark(
        FileChannel.open(
            folder.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /** Whether it was never written whole: then no segment has been made either. */
  boolean tornAtItsMaking() throws IOException {
    return channel.size() < BYTES;
  }

  /** Null where the file is not what {@link #set} wrote. */
  @Nullable Place read() throws IOException {
    ByteBuffer found = ByteBuffer.allocate(BYTES);
    if (channel.size() != BYTES || channel.read(found, 0) != BYTES) {
      return null;
    }
    found.flip();
    Place place = new Place(found.getLong(), found.getInt());
    return bytes(place).equals(found.rewind()) ? place : null;
  }

  /* The disk may take it when it likes: a mark that lags claims too little, never too much. */
  void set(Place place) throws IOException {
    Segment.write(channel, bytes(place), 0);
  }

  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ByteBuffer bytes(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(place.segment()).putInt(place.end());
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().flip());
    return bytes.putInt((int) crc.getValue()).flip();
  }
}
