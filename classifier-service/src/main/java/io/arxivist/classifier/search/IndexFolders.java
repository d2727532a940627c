package io.arxivist.classifier.search;

import io.arxivist.classifier.ClassifierProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The indexes on this disk, numbered: the highest that is complete and whole is the present one.
 */
@Component
final class IndexFolders {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);

  private final Path parent;

  IndexFolders(ClassifierProperties properties) {
    this.parent = properties.dataDirectory().resolve("index");
  }

  /** An open index and its folder. */
  record Numbered(PaperIndex index, Path folder) {}

  /**
   * The present index; an empty one where there is none that can be used. What cannot be used is
   * deleted.
   *
   * @throws LockObtainFailedException when another process has it open
   */
  Numbered present() throws IOException {
    Numbered present = null;
    for (Path folder : folders()) {
      if (present == null) {
        present = usable(folder);
      } else {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
    if (present == null) {
      present = next();
      present.index().complete();
    }
    return present;
  }

  private static @Nullable Numbered usable(Path folder) throws IOException {
    try {
      return new Numbered(PaperIndex.open(folder), folder);
    } catch (BrokenIndexException broken) {
      LOG.warn("{}; it is built anew from MongoDB", broken.getMessage());
      FileSystemUtils.deleteRecursively(folder);
      return null;
    }
  }

  /** An empty index beside the others, which no restart takes for the present one. */
  Numbered next() throws IOException {
    int number = folders().stream().mapToInt(IndexFolders::number).max().orElse(0) + 1;
    Path folder = Files.createDirectories(parent.resolve(String.valueOf(number)));
    return new Numbered(PaperIndex.create(folder), folder);
  }

  void delete(Path folder) throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  /* The highest number first. */
  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{1,9}"))
          .sorted(Comparator.comparingInt(IndexFolders::number).reversed())
          .toList();
    }
  }

  private static int number(Path folder) {
    return Integer.parseInt(folder.getFileName().toString());
  }
}
