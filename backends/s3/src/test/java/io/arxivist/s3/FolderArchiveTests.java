package io.arxivist.s3;

import io.arxivist.contract.ArticleArchiveContract;
import io.arxivist.core.archive.ArticleArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FolderArchiveTests extends ArticleArchiveContract {
  @TempDir private Path root;

  @Override
  protected ArticleArchive open() {
    return ObjectArchive.open(new FolderStore(root));
  }

  @Override
  protected List<String> names() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void put(String name, byte[] body) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      Files.write(root.resolve(name), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected byte[] body(String name) {
    try {
      return Files.readAllBytes(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void delete(String name) {
    try {
      Files.delete(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
