package io.arxivist.classifier.search;

import io.arxivist.classifier.search.QueryWords.Word;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * What a reader types, as a query: {@code words} that all have to be there, {@code "a phrase"},
 * {@code -left -out}, {@code one OR another}, {@code title:}, {@code abstract:}, {@code author:},
 * {@code category:} or {@code id:} before a word or a phrase. Nothing in it costs more than the
 * words it names: there are no wildcards.
 */
final class QueryLanguage {
  private static final float TITLE_WEIGHT = 2;
  private static final float TIE = 0.2f;

  private final QueryBuilder terms;

  QueryLanguage(Analyzer analyzer) {
    this.terms = new QueryBuilder(analyzer);
  }

  /**
   * Reads a text.
   *
   * @throws InvalidFieldException with field {@code q}
   */
  Query parse(String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean wanted = false;
    for (List<Word> either : groups(text)) {
      List<Query> queries = either.stream().map(this::query).flatMap(Optional::stream).toList();
      if (!queries.isEmpty()) {
        boolean excluded = either.getFirst().excluded();
        all.add(any(queries), excluded ? Occur.MUST_NOT : Occur.MUST);
        wanted |= !excluded;
      }
    }
    if (!wanted) {
      throw refused(text, "names no word that has to be there");
    }
    return all.build();
  }

  private static List<List<Word>> groups(String text) {
    List<List<Word>> groups = new ArrayList<>();
    boolean joined = false;
    for (Word word : QueryWords.of(text)) {
      if (word.or()) {
        if (joined || groups.isEmpty()) {
          throw refused(text, "has an OR that does not stand between two words");
        }
        joined = true;
      } else if (joined) {
        if (word.excluded() || groups.getLast().getFirst().excluded()) {
          throw refused(text, "has an OR beside a word that is left out");
        }
        groups.getLast().add(word);
        joined = false;
      } else {
        groups.add(new ArrayList<>(List.of(word)));
      }
    }
    if (joined) {
      throw refused(text, "has an OR that does not stand between two words");
    }
    return groups;
  }

  /* Empty where nothing is left of a word, such as of "the". */
  private Optional<Query> query(Word word) {
    String field = word.field();
    return field == null ? anywhere(word.text()) : within(field, word.text());
  }

  private Optional<Query> anywhere(String text) {
    List<Query> places =
        Stream.of(
                within(IndexFields.TITLE, text)
                    .<Query>map(query -> new BoostQuery(query, TITLE_WEIGHT)),
                within(IndexFields.ABSTRACT, text),
                within(IndexFields.AUTHOR, text).filter(name -> leaves(text)),
                within(IndexFields.CATEGORY, text),
                within(IndexFields.ID, text))
            .flatMap(Optional::stream)
            .toList();
    return leaves(text) ? Optional.of(new DisjunctionMaxQuery(places, TIE)) : Optional.empty();
  }

  private boolean leaves(String text) {
    return within(IndexFields.TITLE, text).isPresent();
  }

  private Optional<Query> within(String field, String text) {
    return switch (field) {
      case IndexFields.CATEGORY ->
          Optional.of(new TermQuery(new Term(field, IndexFields.name(text))));
      case IndexFields.ID -> id(text).map(id -> new TermQuery(new Term(field, id)));
      default -> Optional.ofNullable(terms.createPhraseQuery(field, text));
    };
  }

  private static Optional<String> id(String text) {
    try {
      return Optional.of(ArxivId.parse(text).value());
    } catch (InvalidFieldException anotherWord) {
      return Optional.empty();
    }
  }

  private static Query any(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.stream().filter(Objects::nonNull).forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private static InvalidFieldException refused(String text, String rule) {
    return new InvalidFieldException("q", text, rule);
  }
}
