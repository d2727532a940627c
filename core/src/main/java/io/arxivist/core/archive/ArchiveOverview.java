package io.arxivist.core.archive;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer to {@code GET /archive}.
 *
 * @param location the folder, or {@code s3://bucket/prefix}
 * @param days how many days the archive holds
 * @param newest the newest of them, newest first
 */
public record ArchiveOverview(String location, int days, List<Day> newest) {
  public ArchiveOverview {
    Check.notBlank("location", location);
    Check.atLeast("days", days, 0);
    newest = Check.items("newest", Check.present("newest", newest));
  }

  /** A day in short. */
  public record Day(LocalDate day, long articles, int parts, long bytes) {
    public static Day of(ArchiveManifest manifest) {
      return new Day(
          manifest.day(), manifest.articles(), manifest.parts().size(), manifest.bytes());
    }
  }
}
