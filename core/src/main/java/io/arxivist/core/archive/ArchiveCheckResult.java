package io.arxivist.core.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of whole days found.
 *
 * @param days days that were read
 * @param parts their files, whole or not
 * @param articles lines of the whole ones
 * @param distinctArticles articles that are different within their day, by id and version
 * @param bytes compressed size of the files
 * @param faults all that is wrong; empty when nothing is
 */
public record ArchiveCheckResult(
    int days, long parts, long articles, long distinctArticles, long bytes, List<Fault> faults) {
  /** Nothing was read. */
  public static final ArchiveCheckResult NONE = new ArchiveCheckResult(0, 0, 0, 0, 0, List.of());

  public ArchiveCheckResult {
    faults = Check.items("faults", Check.present("faults", faults));
  }

  /** Both taken together. */
  public ArchiveCheckResult plus(ArchiveCheckResult other) {
    return new ArchiveCheckResult(
        days + other.days,
        parts + other.parts,
        articles + other.articles,
        distinctArticles + other.distinctArticles,
        bytes + other.bytes,
        Stream.concat(faults.stream(), other.faults.stream()).toList());
  }

  /**
   * Something wrong with a day.
   *
   * @param part the file's name; null where the manifest itself is at fault
   * @param detail what was expected and what was found
   */
  public record Fault(LocalDate day, @Nullable String part, Kind kind, String detail) {}

  /** What is wrong. */
  public enum Kind {
    /** The manifest lists a part that is not there. */
    @JsonProperty("missing")
    MISSING,
    /** Its bytes are not those that were written. */
    @JsonProperty("corrupt")
    CORRUPT,
    /** It is there and whole, but not in the manifest (yet). */
    @JsonProperty("unlisted")
    UNLISTED
  }
}
