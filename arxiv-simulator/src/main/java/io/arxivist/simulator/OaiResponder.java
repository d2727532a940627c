package io.arxivist.simulator;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.Check;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers OAI-PMH requests from a corpus: {@code Identify}, and {@code ListRecords} in the formats
 * {@code arXiv} and {@code arXivRaw}, page by page, in the order of their datestamps.
 *
 * @see <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>
 */
final class OaiResponder implements Responder {
  private final List<OaiRecord> records;
  private final ArxivTaxonomy taxonomy;
  private final int pageSize;

  OaiResponder(SyntheticCorpus corpus, ArxivTaxonomy taxonomy, int pageSize) {
    this.taxonomy = taxonomy;
    this.pageSize = Check.atLeast("pageSize", pageSize, 1);
    this.records =
        corpus.papers().stream()
            .map(this::record)
            .sorted(Comparator.comparing(OaiRecord::datestamp))
            .toList();
  }

  @Override
  public Answer answer(URI asked, Instant at) {
    OaiDocument document = new OaiDocument(asked, at);
    try {
      Map<String, String> arguments = OaiQuery.arguments(asked);
      switch (arguments.getOrDefault("verb", "")) {
        case "Identify" -> document.identify(records.getFirst().datestamp());
        case "ListRecords" -> list(OaiQuery.of(arguments), at, document);
        default -> throw new OaiError("badVerb", "Identify and ListRecords are served");
      }
    } catch (OaiError error) {
      document.error(error);
    }
    return Answer.ok(document.bytes());
  }

  private void list(OaiQuery query, Instant at, OaiDocument document) {
    if (query.set() != null && !taxonomy.knownSet(query.set())) {
      throw new OaiError("badArgument", query.set() + " is not a set");
    }
    List<OaiRecord> matching = records.stream().filter(record -> matches(record, query)).toList();
    if (query.offset() > 0 && query.offset() >= matching.size()) {
      throw new OaiError("badResumptionToken", "the list has ended before");
    }
    if (matching.isEmpty()) {
      throw new OaiError("noRecordsMatch", "the combination of arguments gives an empty list");
    }
    int end = Math.min(query.offset() + pageSize, matching.size());
    document.records(
        matching.subList(query.offset(), end),
        query.format(),
        new OaiDocument.Position(
            query.offset(), matching.size(), end < matching.size() ? query.token(end) : ""),
        nextMidnight(at));
  }

  private static boolean matches(OaiRecord record, OaiQuery query) {
    LocalDate day = record.datestamp();
    return (query.from() == null || !day.isBefore(query.from()))
        && (query.until() == null || !day.isAfter(query.until()))
        && (query.set() == null || record.in(query.set()));
  }

  private OaiRecord record(Paper paper) {
    LocalDate published = Objects.requireNonNull(paper.published());
    LocalDate updated = paper.updated();
    return new OaiRecord(
        paper,
        updated == null ? published : updated,
        paper.categories().stream().map(taxonomy::oaiSet).toList());
  }

  /* arXiv's tokens live until the next midnight. */
  private static Instant nextMidnight(Instant at) {
    return at.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
