package io.arxivist.mlflow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time in a folder, among all processes and all registries of this one. Readers
 * need no lock: whatever they can see was moved into place whole.
 */
final class FolderTransaction {
  private static final String LOCK_FILE = ".arxivist.lock";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 20;

  private final Path root;

  FolderTransaction(Path root) {
    this.root = root;
  }

  /** Work on files. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T run(Work<T> work) throws IOException {
    Files.createDirectories(root);
    try (FileChannel channel =
            FileChannel.open(
                root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (!held.isValid()) {
        throw new IOException("the lock on " + root + " was lost");
      }
      return work.run();
    }
  }

  /** Writes a small file whole: a reader sees the old text or the new, never a part. */
  static void replace(Path file, String text) throws IOException {
    Files.createDirectories(parent(file));
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(temporary, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(parent(copy));
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The folders directly below one, or none where it does not exist. */
  static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " lies in no folder");
    }
    return parent;
  }

  /* lock() waits for other processes only: a second lock in this one is refused, hence the loop. */
  private FileLock lock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    FileLock held = tryLock(channel);
    while (held == null) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("another program has been writing to " + root + " for a minute");
      }
      pause();
      held = tryLock(channel);
    }
    return held;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to write");
    }
  }
}
