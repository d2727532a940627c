package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.SourceDay;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.PageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists that were read whole on this day, in UTC: whoever has the same question again before
 * its end, for another target say, is answered from here. On disk, page by page as they came;
 * beyond the bound the oldest goes.
 */
public final class RememberedLists {
  private static final Logger LOG = LoggerFactory.getLogger(RememberedLists.class);
  private static final String WHOLE = ".list.gz";
  private static final String PART = ".part";

  private final Path folder;
  private final long bound;
  private final Clock clock;

  /**
   * Forgets what an earlier process was still writing.
   *
   * @param folder nobody else's
   * @param bound most bytes on disk; 0 remembers nothing
   */
  public RememberedLists(Path folder, long bound, Clock clock) {
    this.folder = folder;
    this.bound = bound;
    this.clock = clock;
    files().stream()
        .filter(file -> file.toString().endsWith(PART))
        .forEach(RememberedLists::delete);
  }

  /**
   * Whether arXiv adds nothing to a list any more: its last day is over in UTC, as OAI-PMH dates,
   * and in New York, where arXiv announces.
   */
  boolean remembers(SourceQuery query) {
    LocalDate until = query.until();
    LocalDate inNewYork = LocalDate.ofInstant(clock.instant(), SourceDay.ARXIV);
    return bound > 0 && until != null && until.isBefore(inNewYork);
  }

  /** The list of a question, where it is remembered and undamaged. */
  Optional<ListPages> find(String question, PageReader<OaiPage> reader) {
    Path file = file(question);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ListPages pages = new RememberedPages(file, reader);
      LOG.info("nobody is asked, the answer of today is remembered: {}", question);
      return Optional.of(pages);
    } catch (IOException damaged) {
      LOG.warn("{} is damaged, the list is asked for anew: {}", file, damaged.toString());
      delete(file);
      return Optional.empty();
    }
  }

  /** Where the pages of a list are written, and what it is called once it is whole. */
  Path part() {
    return folder.resolve(UUID.randomUUID() + PART);
  }

  Path file(String question) {
    return folder.resolve(today() + "-" + hash(question) + WHOLE);
  }

  /** Remembers a list that is whole. */
  void keep(Path part, Path file) throws IOException {
    if (!makeRoom()) {
      LOG.warn("a list is not remembered: it is larger than {} bytes", bound);
      return;
    }
    Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets other days' lists, and the oldest beyond the bound; false where that is not enough. */
  boolean makeRoom() throws IOException {
    Deque<Path> lists = new ArrayDeque<>();
    long bytes = 0;
    for (Path file : files()) {
      boolean whole = file.toString().endsWith(WHOLE);
      if (whole && !file.getFileName().toString().startsWith(today().toString())) {
        delete(file);
        continue;
      }
      bytes += Files.size(file);
      if (whole) {
        lists.add(file);
      }
    }
    while (bytes > bound && !lists.isEmpty()) {
      Path oldest = lists.removeFirst();
      long size = Files.size(oldest);
      bytes -= delete(oldest) ? size : 0;
    }
    return bytes <= bound;
  }

  /** Deletes a file that is there; false where that fails. */
  static boolean delete(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException failed) {
      LOG.warn("{} cannot be deleted: {}", file, failed.toString());
      return false;
    }
  }

  /** Everything in the folder, the oldest first. */
  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparing(RememberedLists::time).thenComparing(Path::getFileName))
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot list " + folder, failed);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot ask for the age of " + file, failed);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String hash(String question) {
    try {
      byte[] text = question.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
