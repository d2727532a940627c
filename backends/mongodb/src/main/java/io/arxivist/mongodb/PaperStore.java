package io.arxivist.mongodb;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.project;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The classified papers, each in its newest version. Lists show what was classified last first, and
 * leave the embeddings out.
 */
public final class PaperStore {
  public static final int LARGEST_PAGE = 500;

  private final MongoTemplate template;
  private final VersionedUpserts upserts;

  public PaperStore(MongoTemplate template) {
    this.template = template;
    this.upserts =
        new VersionedUpserts(
            template, PaperDocument.COLLECTION, PaperDocument.OPTIONAL, PaperQueries::noNewer);
  }

  /**
   * Stores papers, replacing what is there in an older version, or in the same with a prediction
   * that is not later; doing it again changes nothing. Of one paper given twice the newer version
   * counts, of the same version the later.
   *
   * @return how many documents were written; what is older than the stored one is not
   */
  public int upsertAll(List<ClassifiedPaper> papers) {
    Map<String, PaperDocument> documents = new LinkedHashMap<>();
    for (ClassifiedPaper paper : papers) {
      PaperDocument document = PaperDocument.of(paper);
      documents.merge(
          document.id(),
          document,
          (before, next) -> next.version() >= before.version() ? next : before);
    }
    return upserts.write(List.copyOf(documents.values()));
  }

  /** The stored paper with its embedding. */
  public Optional<ClassifiedPaper> find(ArxivId id) {
    return Optional.ofNullable(template.findById(id.value(), PaperDocument.class))
        .map(PaperDocument::classified);
  }

  /**
   * A page of papers.
   *
   * @param cursor what the page before gave as {@code nextCursor}; null for the first page
   * @param limit 1 to {@value #LARGEST_PAGE}
   */
  public PaperPage find(PaperFilter filter, @Nullable PaperCursor cursor, int limit) {
    checkLimit(limit);
    Query query = PaperQueries.after(filter, cursor).limit(limit + 1);
    query.fields().exclude("embedding");
    List<PaperDocument> found = template.find(query, PaperDocument.class);
    List<PaperDocument> shown = found.subList(0, Math.min(limit, found.size()));
    return new PaperPage(
        shown.stream().map(PaperDocument::view).toList(),
        count(filter),
        found.size() > limit ? cursorAfter(shown.getLast()) : null);
  }

  public long count(PaperFilter filter) {
    return template.count(PaperQueries.matching(filter), PaperDocument.class);
  }

  /**
   * What was classified in a window, newest first, with embeddings.
   *
   * @param from inclusive; open when null
   * @param until exclusive
   * @param max at most this many, the newest
   */
  public List<ClassifiedPaper> classifiedBetween(@Nullable Instant from, Instant until, int max) {
    Check.ordered("until", from, until);
    Query query = PaperQueries.classifiedBetween(from, until).limit(Check.atLeast("max", max, 1));
    return template.find(query, PaperDocument.class).stream()
        .map(PaperDocument::classified)
        .toList();
  }

  /**
   * How much is stored and how well it was classified.
   *
   * @param serving the model now serving, passed on
   */
  public StorageSummary summary(@Nullable ModelReference serving) {
    return new StorageSummary(
        count(PaperFilter.ALL),
        template.count(new Query(Criteria.where("agrees").is(true)), PaperDocument.class),
        lastClassifiedAt(),
        counts("source"),
        counts("predictedCategory"),
        serving);
  }

  private @Nullable Instant lastClassifiedAt() {
    Query newest = new Query().with(PaperQueries.NEWEST_FIRST).limit(1);
    newest.fields().exclude("embedding");
    PaperDocument document = template.findOne(newest, PaperDocument.class);
    return document == null ? null : document.classifiedAt();
  }

  private List<StorageSummary.Count> counts(String field) {
    return template
        .aggregate(
            newAggregation(
                project(field),
                group(field).count().as("papers"),
                sort(Sort.Direction.DESC, "papers").and(Sort.Direction.ASC, "_id")),
            PaperDocument.class,
            NamedCount.class)
        .getMappedResults()
        .stream()
        .map(count -> new StorageSummary.Count(count.id(), count.papers()))
        .toList();
  }

  private static String cursorAfter(PaperDocument last) {
    return new PaperCursor(last.classifiedAt(), new ArxivId(last.id())).encoded();
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + LARGEST_PAGE);
    }
  }

  record NamedCount(String id, long papers) {}
}
