package io.arxivist.fetcher.localqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The one file of a local queue: opened by one process at a time, changed by one caller at a time,
 * each change on disk when it returns.
 */
final class QueueFile implements AutoCloseable {
  /** Room that is left to the rest of the machine; below it a write is refused, not half done. */
  private static final long RESERVE_BYTES = 32L << 20;

  private static final int CACHE_MEGABYTES = 8;
  private static final int COMPACTION_MILLIS = 200;

  private final Path path;
  private @Nullable MVStore open;

  QueueFile(Path path) {
    this.path = path;
    store();
  }

  Path path() {
    return path;
  }

  /** Reads; the file does not change. */
  synchronized <T> T read(Function<MVStore, T> reading) {
    try {
      return reading.apply(store());
    } catch (MVStoreException failed) {
      throw broken(failed);
    }
  }

  /** Changes the file: all of it, on disk, or nothing. */
  synchronized <T> T write(Function<MVStore, T> change) {
    checkRoom();
    return commit(change);
  }

  /** Like {@link #write}, for changes that free room: a full disk does not refuse them. */
  synchronized <T> T shrink(Function<MVStore, T> change) {
    return commit(change);
  }

  @Override
  public synchronized void close() {
    if (open != null && !open.isClosed()) {
      open.close(COMPACTION_MILLIS);
    }
    open = null;
  }

  synchronized void delete() {
    if (open != null) {
      open.closeImmediately();
      open = null;
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new LocalQueueException("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }

  private <T> T commit(Function<MVStore, T> change) {
    try {
      MVStore store = store();
      T outcome = applied(store, change);
      store.commit();
      store.sync();
      return outcome;
    } catch (MVStoreException failed) {
      throw broken(failed);
    }
  }

  private static <T> T applied(MVStore store, Function<MVStore, T> change) {
    boolean whole = false;
    try {
      T outcome = change.apply(store);
      whole = true;
      return outcome;
    } finally {
      if (!whole && !store.isClosed()) {
        store.rollback();
      }
    }
  }

  private MVStore store() {
    if (open == null || open.isClosed()) {
      open = opened();
    }
    return open;
  }

  private MVStore opened() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return new MVStore.Builder()
          .fileName(path.toString())
          .cacheSize(CACHE_MEGABYTES)
          .autoCommitDisabled()
          .compress()
          .open();
    } catch (MVStoreException failed) {
      throw new LocalQueueException(
          failed.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
              ? path + " is open in another process: stop the other fetcher, or name another folder"
              : path + " cannot be opened: " + failed.getMessage(),
          failed);
    } catch (IOException e) {
      throw new LocalQueueException("cannot make the folder of " + path + ": " + e, e);
    }
  }

  /* A failed write leaves the last commit on disk; the next call opens the file again. */
  private LocalQueueException broken(MVStoreException failed) {
    if (open != null) {
      open.closeImmediately();
      open = null;
    }
    return new LocalQueueException(
        path + " cannot be written or read (" + failed.getMessage() + "); what was queued is kept",
        failed);
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
