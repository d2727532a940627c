package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/* The folders of an archive, one a day; DuckDB, Spark and Hive read day=… as a column. */
final class ArchiveDays {
  private static final String ROOT = "articles";
  private static final String FOLDER = "day=";
  private static final int MOST_LOOKS = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectStore store;

  ArchiveDays(ObjectStore store) {
    this.store = store;
  }

  static String file(LocalDate day, String name) {
    return folder(day) + "/" + name;
  }

  List<LocalDate> all() {
    return store.folders(ROOT).stream().flatMap(ArchiveDays::day).sorted().toList();
  }

  /** The day as its files are now. */
  ArchiveManifest present(LocalDate day) {
    return ArchiveManifest.of(
        day,
        store.objects(folder(day)).stream()
            .map(PartFile::described)
            .flatMap(Optional::stream)
            .toList());
  }

  /**
   * The parts that the day's manifest names; none where there is no manifest yet.
   *
   * @throws ArchiveException when the manifest cannot be read
   */
  List<ArchiveManifest.Part> written(LocalDate day) {
    try {
      return store
          .read(file(day, ObjectArchive.MANIFEST))
          .map(json -> JSON.readValue(json, ArchiveManifest.class).parts())
          .orElse(List.of());
    } catch (JacksonException broken) {
      throw new ArchiveException(
          "the manifest of %s is corrupt: %s".formatted(day, broken.getOriginalMessage()), broken);
    }
  }

  /**
   * Writes the manifest that the day's files make. Then it looks again: another writer's part and
   * manifest may have come between the listing and the write, and what was written over them must
   * name that part too.
   */
  void rewrite(LocalDate day) {
    ArchiveManifest manifest = present(day);
    for (int looks = 0; looks < MOST_LOOKS && !manifest.parts().isEmpty(); looks++) {
      String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
      store.replace(file(day, ObjectArchive.MANIFEST), json.getBytes(StandardCharsets.UTF_8));
      ArchiveManifest now = present(day);
      if (now.equals(manifest)) {
        return;
      }
      manifest = now;
    }
  }

  byte[] bytes(LocalDate day, ArchiveManifest.Part part) {
    return store
        .read(file(day, part.name()))
        .orElseThrow(
            () -> new ArchiveException("%s of %s is missing".formatted(part.name(), day), null));
  }

  private static String folder(LocalDate day) {
    return ROOT + "/" + FOLDER + day;
  }

  private static Stream<LocalDate> day(String folder) {
    try {
      return folder.startsWith(FOLDER)
          ? Stream.of(LocalDate.parse(folder.substring(FOLDER.length())))
          : Stream.empty();
    } catch (DateTimeParseException someOtherFolder) {
      return Stream.empty();
    }
  }
}
