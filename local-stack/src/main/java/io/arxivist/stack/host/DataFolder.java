package io.arxivist.stack.host;

import io.arxivist.stack.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one folder in which a stack keeps everything, held by one run at a time. */
public final class DataFolder implements AutoCloseable {
  private static final long LEAST_FREE_BYTES = 500L << 20;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens the folder, making it where there is none.
   *
   * @throws StackException when another run holds it, or the disk is full or read-only
   */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      long free = Files.getFileStore(path).getUsableSpace();
      if (free < LEAST_FREE_BYTES) {
        throw new StackException(
            "The disk of the data folder %s is full: %d MB are free, at least %d MB are needed."
                .formatted(folder, free >> 20, LEAST_FREE_BYTES >> 20));
      }
      FileChannel channel =
          FileChannel.open(
              path.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StackException(
            "The data folder "
                + folder
                + " is in use by another run; stop that one or name another folder with --data.");
      }
      return new DataFolder(path, channel, lock);
    } catch (IOException unusable) {
      throw new StackException(
          "The data folder " + folder + " cannot be used: " + unusable, unusable);
    }
  }

  /** A folder below this one. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException gone) {
      throw new StackException("The data folder " + path + " could not be released.", gone);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }
}
