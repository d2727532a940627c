package io.arxivist.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Answers OAI-PMH requests from a corpus: {@code Identify}, and {@code ListRecords} in the formats
 * {@code arXiv} and {@code arXivRaw}, page by page, in the order of their datestamps.
 *
 * @see <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>
 */
final class OaiResponder implements Responder {
  private final Archive archive;
  private final int pageSize;

  OaiResponder(Archive archive, int pageSize) {
    this.archive = archive;
    this.pageSize = pageSize;
  }

  @Override
  public Answer answer(URI asked, Instant at) {
    try {
      Map<String, String> arguments = OaiQuery.arguments(asked);
      return switch (arguments.getOrDefault("verb", "")) {
        case "Identify" -> identify(asked, at);
        case "ListRecords" -> list(OaiQuery.of(arguments, Archive.day(at)), asked, at);
        default -> throw new OaiError("badVerb", "Identify and ListRecords are served");
      };
    } catch (OaiError error) {
      OaiDocument document = new OaiDocument(asked, at);
      document.error(error);
      return Answer.ok(document.bytes());
    }
  }

  private Answer identify(URI asked, Instant at) {
    List<Announced> records = archive.at(at);
    OaiDocument document = new OaiDocument(asked, at);
    document.identify(records.isEmpty() ? Archive.day(at) : records.getFirst().datestamp());
    return Answer.ok(document.bytes());
  }

  private Answer list(OaiQuery query, URI asked, Instant at) {
    if (query.set() != null && !archive.knownSet(query.set())) {
      throw new OaiError("badArgument", query.set() + " is not a set");
    }
    List<Announced> matching =
        archive.at(at).stream().filter(record -> matches(record, query)).toList();
    if (query.offset() > 0 && query.offset() >= matching.size()) {
      throw new OaiError("badResumptionToken", "the list has ended before");
    }
    if (matching.isEmpty()) {
      throw new OaiError("noRecordsMatch", "the combination of arguments gives an empty list");
    }
    int end = Math.min(query.offset() + pageSize, matching.size());
    List<Announced> shown = matching.subList(query.offset(), end);
    return new Answer.Page(
        Slice.of(query.offset(), end, matching.size()),
        (int) shown.stream().filter(record -> !record.deleted()).count(),
        pageSize,
        slice -> page(matching, slice, query, asked, at));
  }

  private static byte[] page(
      List<Announced> matching, Slice slice, OaiQuery query, URI asked, Instant at) {
    String token = slice.next() < matching.size() ? query.token(slice.next(), Archive.day(at)) : "";
    OaiDocument document = new OaiDocument(asked, at);
    document.records(
        matching.subList(slice.start(), slice.end()),
        query.format(),
        new OaiDocument.Position(slice.start(), slice.total(), token),
        nextMidnight(at));
    return document.bytes();
  }

  private static boolean matches(Announced record, OaiQuery query) {
    LocalDate day = record.datestamp();
    return (query.from() == null || !day.isBefore(query.from()))
        && (query.until() == null || !day.isAfter(query.until()))
        && (query.set() == null || record.in(query.set()));
  }

  /* arXiv's tokens live until the next midnight. */
  private static Instant nextMidnight(Instant at) {
    return Archive.day(at).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
