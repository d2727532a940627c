package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.simulator.SyntheticCorpus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Made-up papers with which nothing is wrong, up to the day that the clock tells. */
final class SoundPapers {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  static final Expectations EXPECTATIONS = Expectations.usual(ArxivTaxonomy.load(), CLOCK);

  private static final List<Paper> PAPERS =
      SyntheticCorpus.generate(200, 7, LocalDate.of(2026, 11, 20)).papers();

  private SoundPapers() {}

  static Stream<Paper> first(int count) {
    return PAPERS.stream().limit(count);
  }

  static Paper withTitle(Paper paper, String title) {
    return with(paper, title, paper.abstractText(), paper.authors());
  }

  static Paper withAbstract(Paper paper, String text) {
    return with(paper, paper.title(), text, paper.authors());
  }

  static Paper withAuthors(Paper paper, List<String> authors) {
    return with(paper, paper.title(), paper.abstractText(), authors);
  }

  static Paper withCategories(Paper paper, String... categories) {
    return new Paper(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        List.of(categories),
        paper.authors(),
        paper.published(),
        paper.updated());
  }

  static Paper withDays(Paper paper, LocalDate published, LocalDate updated) {
    return new Paper(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        published,
        updated);
  }

  static Paper withdrawn(Paper paper) {
    return new Paper(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        paper.updated(),
        true);
  }

  static QualityInspection inspected(Stream<? extends SourceRecord> records) {
    return inspected(EXPECTATIONS, true, records);
  }

  static QualityInspection inspected(
      Expectations expectations, boolean enforced, Stream<? extends SourceRecord> records) {
    QualityInspection inspection =
        new QualityGate(expectations, enforced, new SimpleMeterRegistry()).open();
    records.forEach(inspection::inspect);
    return inspection;
  }

  private static Paper with(Paper paper, String title, String text, List<String> authors) {
    return new Paper(
        paper.id(),
        paper.version(),
        title,
        text,
        paper.categories(),
        authors,
        paper.published(),
        paper.updated());
  }
}
