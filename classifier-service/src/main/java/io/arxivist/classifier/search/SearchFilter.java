package io.arxivist.classifier.search;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which papers a search looks at; a part that is null or blank lets all pass.
 *
 * @param category any of the authors' categories
 * @param primary the authors' first category
 * @param predicted the model's best category
 * @param agrees whether the last two are the same
 * @param from first day of publication, inclusive; papers without a day do not match
 * @param until last day, inclusive; papers without a day do not match
 */
record SearchFilter(
    @Nullable String category,
    @Nullable String primary,
    @Nullable String predicted,
    @Nullable String source,
    @Nullable Boolean agrees,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  private static final int LONGEST_NAME = 60;

  static final SearchFilter NONE = new SearchFilter(null, null, null, null, null, null, null);

  SearchFilter {
    Check.ordered("until", from, until);
  }

  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    add(queries, IndexFields.CATEGORY, category);
    add(queries, IndexFields.PRIMARY, primary);
    add(queries, IndexFields.PREDICTED, predicted);
    add(queries, IndexFields.SOURCE, source);
    add(queries, IndexFields.AGREES, agrees == null ? null : agrees.toString());
    if (from != null || until != null) {
      queries.add(
          LongPoint.newRangeQuery(
              IndexFields.DAY,
              from == null ? Long.MIN_VALUE : from.toEpochDay(),
              until == null ? Long.MAX_VALUE : until.toEpochDay()));
    }
    return queries;
  }

  private static void add(List<Query> queries, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      String name = Check.atMostCharacters(field, value.strip(), LONGEST_NAME);
      queries.add(new TermQuery(new Term(field, IndexFields.name(name))));
    }
  }
}
