package io.arxivist.fetcher.localqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A local queue's log for several threads: read and changed by one caller at a time, and opened
 * again after a failure, so that what memory says is always what the disk says.
 */
final class QueueFolder implements AutoCloseable {
  /** Room that is left to the rest of the machine; below it a write is refused, not half done. */
  private static final long RESERVE_BYTES = 32L << 20;

  private final Path path;
  private final RecordCodec codec;
  private final int segmentBytes;
  private @Nullable QueueLog open;

  QueueFolder(Path path, RecordCodec codec, int segmentBytes) {
    this.path = path;
    this.codec = codec;
    this.segmentBytes = segmentBytes;
    with(log -> log);
  }

  /** What a caller does with the log. */
  interface Use<T> {
    T with(QueueLog log) throws IOException;
  }

  Path path() {
    return path;
  }

  /** Reads, or makes a change that frees room: a full disk does not refuse it. */
  synchronized <T> T with(Use<T> use) {
    try {
      if (open == null) {
        open = QueueLog.open(path, codec, segmentBytes, UUID.randomUUID().toString());
      }
      return use.with(open);
    } catch (IOException | JacksonException failed) {
      close();
      throw new LocalQueueException(
          path + " cannot be written or read (" + failed + "); what was queued is kept", failed);
    }
  }

  /** Changes the log: all of it, on disk, or nothing. */
  synchronized <T> T write(Use<T> change) {
    checkRoom();
    return with(change);
  }

  @Override
  public synchronized void close() {
    QueueLog log = open;
    open = null;
    if (log != null) {
      try {
        log.close();
      } catch (IOException e) {
        throw new LocalQueueException("cannot close " + path + ": " + e.getMessage(), e);
      }
    }
  }

  synchronized void delete() {
    close();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new LocalQueueException("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }

  private void checkRoom() {
    try {
      long usable = Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace();
      if (usable < RESERVE_BYTES) {
        throw new LocalQueueException(
            "the disk of "
                + path
                + " is full ("
                + (usable >> 20)
                + " MiB left): nothing more is queued, and what was queued is kept",
            null);
      }
    } catch (IOException e) {
      throw new LocalQueueException("cannot ask for the room left beside " + path, e);
    }
  }
}
