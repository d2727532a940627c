package io.arxivist.classifier.search;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.search.SearchHit;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPaper;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.mongodb.StoredPapers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the index which papers match, and the store what they are. */
@Component
final class PaperSearch {
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(IndexFields.ID, SortField.Type.STRING, true));

  /* How widely the graph is searched, whatever is asked for: recall at 10 depends on it. */
  private static final int CANDIDATES = 60;

  private final SearchIndex index;
  private final StoredPapers stored;
  private final QueryLanguage language;
  private final Highlights highlights;

  PaperSearch(SearchIndex index, StoredPapers stored) {
    Analyzer analyzer = IndexFields.analyzer();
    this.index = index;
    this.stored = stored;
    this.language = new QueryLanguage(analyzer);
    this.highlights = new Highlights(analyzer);
  }

  /** What came of asking the index: ids with their scores, best first. */
  private record Found(
      Map<String, Float> scores, long total, @Nullable SearchCursor next, long indexed) {}

  /**
   * A page of papers that match.
   *
   * @throws io.arxivist.core.validation.InvalidFieldException when the text is no query
   */
  SearchPage search(String text, SearchFilter filter, @Nullable SearchCursor after, int limit) {
    Query words = language.parse(text);
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, Occur.MUST);
    filter.queries().forEach(each -> query.add(each, Occur.FILTER));
    Found found = index.search(searcher -> page(searcher, query.build(), after, limit));
    Map<String, PaperView> papers = papers(found.scores());
    List<SearchHit> hits = new ArrayList<>();
    papers.forEach((id, paper) ->
        hits.add(
            new SearchHit(
                paper,
                highlights.title(words, paper.title()),
                highlights.excerpt(words, paper.abstractText()),
                found.scores().getOrDefault(id, 0f))));
    SearchCursor next = found.next();
    return new SearchPage(
        hits, found.total(), next == null ? null : next.encoded(), found.indexed());
  }

  private static Found page(
      IndexSearcher searcher, Query query, @Nullable SearchCursor after, int limit)
      throws IOException {
    TopFieldDocs top =
        searcher.search(
            query,
            new TopFieldCollectorManager(
                BEST_FIRST, limit + 1, after == null ? null : after.hit(), Integer.MAX_VALUE));
    Map<String, Float> scores = new LinkedHashMap<>();
    SearchCursor last = null;
    for (ScoreDoc hit : List.of(top.scoreDocs).subList(0, Math.min(limit, top.scoreDocs.length))) {
      last = SearchCursor.of((FieldDoc) hit);
      scores.put(last.id(), last.score());
    }
    return new Found(
        scores,
        top.totalHits.value(),
        top.scoreDocs.length > limit ? last : null,
        searcher.getIndexReader().numDocs());
  }

  /**
   * The papers whose vector of the same encoder is nearest.
   *
   * @param except a paper that is not its own neighbour
   */
  SimilarPapers nearest(Embedding embedding, @Nullable String except, int limit) {
    Map<String, Float> scores =
        index.search(searcher ->
            neighbours(searcher, embedding, except, limit, Math.max(CANDIDATES, 2 * limit)));
    List<SimilarPaper> papers = new ArrayList<>();
    papers(scores)
        .forEach((id, paper) ->
            papers.add(new SimilarPaper(paper, cosine(scores.getOrDefault(id, 0f)))));
    return new SimilarPapers(embedding.encoder(), papers);
  }

  /**
   * Ids of near papers with their scores.
   *
   * @param candidates how many the graph is searched for; more find more of the true nearest
   */
  static Map<String, Float> neighbours(
      IndexSearcher searcher,
      Embedding embedding,
      @Nullable String except,
      int limit,
      int candidates)
      throws IOException {
    Optional<float[]> unit = IndexDocument.unit(embedding.vector());
    if (unit.isEmpty()) {
      return Map.of();
    }
    Query query =
        new KnnFloatVectorQuery(IndexFields.vector(embedding.encoder()), unit.get(), candidates);
    TopDocs top = searcher.search(query, limit + 1);
    StoredFields fields = searcher.storedFields();
    Map<String, Float> scores = new LinkedHashMap<>();
    for (ScoreDoc hit : top.scoreDocs) {
      String id = fields.document(hit.doc).get(IndexFields.ID);
      if (!id.equals(except) && scores.size() < limit) {
        scores.put(id, hit.score);
      }
    }
    return scores;
  }

  /* Lucene's score of a dot product is half of one and itself. */
  private static double cosine(float score) {
    return Math.clamp(2.0 * score - 1, -1, 1);
  }

  /* In the order of the scores; a paper that has just gone is left out. */
  private Map<String, PaperView> papers(Map<String, Float> scores) {
    Map<String, PaperView> byId = new HashMap<>();
    if (!scores.isEmpty()) {
      for (ClassifiedPaper paper : stored.find(scores.keySet())) {
        byId.put(paper.harvested().paper().id(), PaperView.of(paper));
      }
    }
    Map<String, PaperView> ordered = new LinkedHashMap<>();
    for (String id : scores.keySet()) {
      PaperView paper = byId.get(id);
      if (paper != null) {
        ordered.put(id, paper);
      }
    }
    return ordered;
  }
}
