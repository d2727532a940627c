package io.arxivist.core.archive;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day of the archive holds: {@code manifest.json} beside its parts, and the answer to {@code
 * GET /archive/{day}}.
 *
 * @param day the UTC day on which the articles were harvested
 * @param articles lines of all parts; a little more than there are different articles where a batch
 *     was delivered again
 * @param bytes compressed size of all parts
 * @param parts in the order of their names
 */
public record ArchiveManifest(LocalDate day, long articles, long bytes, List<Part> parts) {
  public ArchiveManifest {
    Check.present("day", day);
    parts = Check.items("parts", Check.present("parts", parts));
  }

  /** The manifest of these parts. */
  public static ArchiveManifest of(LocalDate day, List<Part> parts) {
    return new ArchiveManifest(
        day,
        parts.stream().mapToLong(Part::articles).sum(),
        parts.stream().mapToLong(Part::bytes).sum(),
        parts);
  }

  /**
   * A file of the archive.
   *
   * @param articles its lines
   * @param bytes its compressed size
   * @param sha256 of the compressed bytes, hexadecimal, as {@code sha256sum} prints it
   */
  public record Part(String name, long articles, long bytes, String sha256) {
    public Part {
      Check.notBlank("name", name);
      Check.atLeast("articles", articles, 1);
      Check.atLeast("bytes", bytes, 0);
      Check.notBlank("sha256", sha256);
    }
  }
}
