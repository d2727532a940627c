package io.arxivist.core.archive;

import io.arxivist.core.paper.HarvestedPaper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Articles as compressed JSON Lines, one {@link ArchivedArticle} a line, kept by the UTC day of
 * their harvest. A day is a set of parts that are written once, named after what they hold, and
 * never changed. Several writers may share an archive.
 *
 * <p>Every method throws {@link ArchiveException} when the archive is away, refuses, or holds
 * something broken.
 */
public interface ArticleArchive extends AutoCloseable {

  /**
   * Keeps the articles; when it returns they survive a crash. The same batch again changes nothing.
   * A batch that is cut differently when it comes again may be written again; {@link #read} leaves
   * the repetition out.
   */
  void append(List<HarvestedPaper> papers);

  /** The days that hold anything, oldest first. */
  List<LocalDate> days();

  /** What a day holds at this moment; empty where it holds nothing. */
  Optional<ArchiveManifest> manifest(LocalDate day);

  /**
   * Gives every article of a day once, in constant memory but for the ids seen: an id in the same
   * version comes once however often it was archived. A part is given only after its checksum was
   * verified.
   *
   * @throws ArchiveException naming the part that is missing or broken; what came before is whole
   */
  void read(LocalDate day, Consumer<HarvestedPaper> reader);

  /** Verifies a day to its last line and lists all that is wrong with it. */
  ArchiveCheckResult check(LocalDate day);

  /** Why the archive cannot be used at present; empty while it can. Never throws. */
  Optional<String> problem();

  /** Where it is, for people: a folder or {@code s3://bucket/prefix}. */
  String location();

  /** Writes the manifests that are behind. Articles need no flush. */
  void flush();

  /** Flushes as far as possible and lets go. */
  @Override
  void close();
}
