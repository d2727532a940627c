package io.arxivist.trainer.training;

import io.arxivist.core.training.ReproductionResult.ModelFile;
import io.arxivist.learning.model.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the files of two folders by their hashes. */
final class FolderHashes {
  private FolderHashes() {}

  /** A line for each file that is in either folder, by name. */
  static List<ModelFile> compare(Path before, Path after) throws IOException {
    Map<String, String> old = hashes(before);
    Map<String, String> fresh = hashes(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    return names.stream().map(name -> new ModelFile(name, old.get(name), fresh.get(name))).toList();
  }

  static boolean identical(List<ModelFile> files) {
    return !files.isEmpty()
        && files.stream().allMatch(file -> Objects.equals(file.sha256Before(), file.sha256After()));
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), Checksums.sha256(file));
      }
    }
    return hashes;
  }
}
