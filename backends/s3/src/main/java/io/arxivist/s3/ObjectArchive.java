package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The archive as objects: {@code articles/day=2026-11-24/part-<articles>-<sha256>.jsonl.gz} and
 * {@code manifest.json} beside them. A part is named after its own bytes, so the same batch is the
 * same object, whoever writes it and however often.
 */
public final class ObjectArchive implements ArticleArchive {
  static final String MANIFEST = "manifest.json";
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final ObjectStore store;
  private final ArchiveDays days;
  private final ManifestWriter manifests;

  private ObjectArchive(ObjectStore store, Duration quiet, Duration longest) {
    this.store = store;
    this.days = new ArchiveDays(store);
    this.manifests = new ManifestWriter(days::rewrite, this::newest, quiet, longest);
  }

  /** An archive in a folder, which is made with the first article. */
  public static ObjectArchive inFolder(Path folder) {
    return open(new FolderStore(folder));
  }

  static ObjectArchive open(ObjectStore store) {
    return open(store, QUIET, LONGEST);
  }

  static ObjectArchive open(ObjectStore store, Duration quiet, Duration longest) {
    return new ObjectArchive(store, quiet, longest);
  }

  @Override
  public void append(List<HarvestedPaper> papers) {
    papers.stream()
        .collect(Collectors.groupingBy(ObjectArchive::day, TreeMap::new, Collectors.toList()))
        .forEach((day, ofDay) -> {
          PartFile part = PartFile.of(ofDay);
          store.create(ArchiveDays.file(day, part.name()), part.bytes());
          manifests.mark(day);
        });
  }

  @Override
  public List<LocalDate> days() {
    return days.all();
  }

  @Override
  public Optional<ArchiveManifest> manifest(LocalDate day) {
    return Optional.of(days.present(day)).filter(manifest -> !manifest.parts().isEmpty());
  }

  @Override
  public void read(LocalDate day, Consumer<HarvestedPaper> reader) {
    /* The manifest first: a part that is written meanwhile must not look like one too many. */
    List<ArchiveManifest.Part> promised = days.written(day);
    List<ArchiveManifest.Part> present = days.present(day).parts();
    for (ArchiveManifest.Part part : promised) {
      if (!present.contains(part)) {
        throw new ArchiveException(
            "%s of %s is missing or has another size".formatted(part.name(), day), null);
      }
    }
    Set<String> seen = new HashSet<>();
    for (ArchiveManifest.Part part : present) {
      PartFile.read(
          part,
          days.bytes(day, part),
          paper -> {
            if (seen.add(PartFile.key(paper))) {
              reader.accept(paper);
            }
          });
    }
  }

  @Override
  public ArchiveCheckResult check(LocalDate day) {
    flush();
    ArchiveCheckResult result = new DayCheck(days, day).run();
    if (result.faults().stream()
        .anyMatch(fault -> fault.kind() == ArchiveCheckResult.Kind.UNLISTED)) {
      manifests.mark(day);
    }
    return result;
  }

  @Override
  public Optional<String> problem() {
    return store.problem();
  }

  @Override
  public String location() {
    return store.location();
  }

  @Override
  public void flush() {
    manifests.flush();
  }

  @Override
  public void close() {
    manifests.close();
    store.close();
  }

  private Optional<LocalDate> newest() {
    List<LocalDate> all = days();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private static LocalDate day(HarvestedPaper paper) {
    return LocalDate.ofInstant(paper.harvestedAt(), ZoneOffset.UTC);
  }
}
