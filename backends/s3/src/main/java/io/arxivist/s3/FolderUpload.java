package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run through a folder: where the store can be used, every file is tried, whatever became of
 * those before it.
 */
final class FolderUpload {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectStore store;
  private final PrintStream out;
  private long uploaded;
  private long unchanged;
  private long failed;
  private long bytes;

  /**
   * The last line.
   *
   * @param files all that were looked at: uploaded, unchanged and failed
   * @param bytes size of those that are there now
   */
  record Summary(
      String from, String to, long files, long uploaded, long unchanged, long failed, long bytes) {}

  FolderUpload(ObjectStore store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  /** The exit status. */
  int run(Path from, String to) {
    List<Path> files = files(from);
    Optional<String> problem = store.problem();
    if (problem.isPresent()) {
      /* Each file would wait for the same refusal. */
      out.printf("%-9s %12s  all files: %s%n", "failed", "", problem.get());
      failed = files.size();
    } else {
      for (Path file : files) {
        put(file, to.isEmpty() ? name(from, file) : to + "/" + name(from, file));
      }
    }
    Summary summary =
        new Summary(
            from.toString(),
            to.isEmpty() ? store.location() : store.location() + "/" + to,
            uploaded + unchanged + failed,
            uploaded,
            unchanged,
            failed,
            bytes);
    out.println(JSON.writeValueAsString(summary));
    return failed == 0 && problem.isEmpty() ? 0 : 1;
  }

  private void put(Path file, String name) {
    try {
      long size = Files.size(file);
      boolean written = store.upload(name, file);
      out.printf("%-9s %12d  %s%n", written ? "uploaded" : "unchanged", size, name);
      uploaded += written ? 1 : 0;
      unchanged += written ? 0 : 1;
      bytes += size;
    } catch (ArchiveException | IOException failure) {
      out.printf("%-9s %12s  %s: %s%n", "failed", "", name, failure.getMessage());
      failed++;
    }
  }

  /* A manifest last: it must not promise files that are not there yet. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> !FolderStore.isUnfinished(file))
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(ObjectArchive.MANIFEST))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException unreadable) {
      throw new ArchiveException("could not list " + folder + ": " + unreadable, unreadable);
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
