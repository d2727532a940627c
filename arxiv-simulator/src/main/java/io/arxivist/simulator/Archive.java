package io.arxivist.simulator;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What arXiv shows on a day: the papers that have been announced by then, each in its newest
 * version of then. Days are UTC's, and a paper's own day counts as that of its announcement where
 * there is one.
 */
final class Archive {
  private final List<ArchivedPaper> papers;
  private final Predicate<LocalDate> announces;
  private final ArxivTaxonomy taxonomy = ArxivTaxonomy.load();
  private @Nullable View newest;

  private record View(LocalDate day, List<Announced> papers) {}

  Archive(Corpus corpus, Predicate<LocalDate> announces) {
    this.papers = corpus.archive();
    this.announces = announces;
  }

  /** Everything shown, by datestamp. */
  synchronized List<Announced> at(Instant time) {
    LocalDate day = day(time);
    if (newest == null || !newest.day().equals(day)) {
      newest =
          new View(
              day,
              papers.stream()
                  .flatMap(held -> shown(held, day))
                  .sorted(Comparator.comparing(Announced::datestamp))
                  .toList());
    }
    return newest.papers();
  }

  /** Whether arXiv announces papers on the day. */
  boolean announces(LocalDate day) {
    return announces.test(day);
  }

  LocalDate lastAnnouncementBefore(LocalDate day) {
    return AnnouncementDays.before(day, announces);
  }

  boolean knownSet(String set) {
    return taxonomy.knownSet(set);
  }

  static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Stream<Announced> shown(ArchivedPaper held, LocalDate day) {
    LocalDate given = held.datestamp();
    if (given != null) {
      return given.isAfter(day) ? Stream.empty() : Stream.of(announced(held, held.paper(), given));
    }
    /* A change that awaits its announcement leaves the version before it in place. */
    Paper newestVersion = held.on(day);
    if (newestVersion == null) {
      return Stream.empty();
    }
    LocalDate listed = AnnouncementDays.from(Corpus.lastChange(newestVersion), announces);
    if (!listed.isAfter(day)) {
      return Stream.of(announced(held, newestVersion, listed));
    }
    LocalDate before = Corpus.lastChange(newestVersion).minusDays(1);
    Paper earlier = held.on(before);
    if (earlier == null) {
      return Stream.empty();
    }
    LocalDate first = AnnouncementDays.from(Objects.requireNonNull(earlier.published()), announces);
    return first.isAfter(day) ? Stream.empty() : Stream.of(announced(held, earlier, first));
  }

  private Announced announced(ArchivedPaper held, Paper paper, LocalDate datestamp) {
    return new Announced(
        paper,
        held.datestamp() == null ? Corpus.lastChange(paper) : held.datestamp(),
        datestamp,
        paper.categories().stream().map(taxonomy::oaiSet).toList(),
        held.deleted());
  }
}
