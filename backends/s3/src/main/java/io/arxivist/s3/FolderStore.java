package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects as files below a folder. A file is written under a hidden name, forced to the disk, moved
 * into place, and then its folder is forced as well: after a power cut it is whole or not there.
 */
final class FolderStore implements ObjectStore {
  private static final String UNFINISHED = ".tmp";

  private final Path root;

  FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Whether a file is one that a writer has not finished, or never will. */
  static boolean isUnfinished(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(UNFINISHED);
  }

  @Override
  public boolean create(String name, byte[] body) {
    return attempt(
        "write " + name,
        () -> {
          Path file = file(name);
          if (Files.exists(file)) {
            /* Who wrote it may have been killed before its entry was on the disk. */
            force(parent(file));
            return false;
          }
          write(file, temporary -> Files.write(temporary, body));
          return true;
        });
  }

  @Override
  public void replace(String name, byte[] body) {
    attempt(
        "write " + name,
        () -> {
          write(file(name), temporary -> Files.write(temporary, body));
          return true;
        });
  }

  @Override
  public boolean upload(String name, Path from) {
    return attempt(
        "write " + name,
        () -> {
          Path file = file(name);
          if (Files.isRegularFile(file) && Files.mismatch(file, from) < 0) {
            return false;
          }
          write(
              file, temporary -> Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING));
          return true;
        });
  }

  @Override
  public Optional<byte[]> read(String name) {
    return attempt(
        "read " + name,
        () -> {
          try (InputStream in = Files.newInputStream(file(name))) {
            return Optional.of(in.readAllBytes());
          } catch (NoSuchFileException absent) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<Entry> objects(String folder) {
    return attempt(
        "list " + folder,
        () -> {
          List<Entry> entries = new ArrayList<>();
          for (Path child : children(folder)) {
            if (Files.isRegularFile(child) && !isUnfinished(child)) {
              entries.add(new Entry(name(child), Files.size(child)));
            }
          }
          return entries;
        });
  }

  @Override
  public List<String> folders(String folder) {
    return attempt(
        "list " + folder,
        () -> children(folder).stream().filter(Files::isDirectory).map(FolderStore::name).toList());
  }

  @Override
  public Optional<String> problem() {
    try {
      Files.createDirectories(root);
      return Files.isWritable(root)
          ? Optional.empty()
          : Optional.of("the folder " + root + " may not be written by this process");
    } catch (IOException unusable) {
      return Optional.of("the folder " + root + " cannot be used: " + unusable);
    }
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public void close() {
    /* Every call opened and closed what it needed. */
  }

  private Path file(String name) {
    return root.resolve(name);
  }

  private List<Path> children(String folder) throws IOException {
    try (Stream<Path> files = Files.list(file(folder))) {
      return files.sorted(Comparator.comparing(FolderStore::name)).toList();
    } catch (NoSuchFileException absent) {
      return List.of();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void write(Path file, Filling filling) throws IOException {
    Path folder = parent(file);
    create(folder);
    Path temporary = Files.createTempFile(folder, "." + file.getFileName() + ".", UNFINISHED);
    try {
      filling.fill(temporary);
      force(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  /* A new folder is only as durable as its entry in the one above. */
  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = parent(folder);
    create(above);
    Files.createDirectories(folder);
    force(above);
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " lies in no folder");
    }
    return parent;
  }

  private <T> T attempt(String what, Work<T> work) {
    try {
      return work.run();
    } catch (IOException failed) {
      throw new ArchiveException("could not " + what + " in " + root + ": " + failed, failed);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  @FunctionalInterface
  private interface Filling {
    Object fill(Path temporary) throws IOException;
  }
}
