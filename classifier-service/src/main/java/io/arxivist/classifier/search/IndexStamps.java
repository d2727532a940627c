package io.arxivist.classifier.search;

import io.arxivist.mongodb.PaperStamp;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Holds the states in which papers are indexed against those in which they are stored. */
final class IndexStamps {
  private IndexStamps() {}

  /**
   * What differs among the ids of a range: stored in another state or not indexed, or indexed and
   * not stored.
   *
   * @param after beginning of the range, exclusive; open when null
   * @param last its end, inclusive; open when null
   * @param stored all that is stored of it
   */
  static Set<String> differing(
      IndexReader reader, @Nullable String after, @Nullable String last, List<PaperStamp> stored)
      throws IOException {
    Map<String, PaperStamp> byId = new HashMap<>();
    stored.forEach(stamp -> byId.put(stamp.id(), stamp));
    Set<String> differing = new HashSet<>(byId.keySet());
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms ids = leaf.reader().terms(IndexFields.ID);
      if (ids != null) {
        walk(leaf.reader(), ids.iterator(), after, last, byId, differing);
      }
    }
    return differing;
  }

  private static void walk(
      LeafReader leaf,
      TermsEnum ids,
      @Nullable String after,
      @Nullable String last,
      Map<String, PaperStamp> stored,
      Set<String> differing)
      throws IOException {
    BytesRef end = last == null ? null : new BytesRef(last);
    TreeMap<Integer, PaperStamp> same = new TreeMap<>();
    BytesRef id = first(ids, after);
    while (id != null && (end == null || id.compareTo(end) <= 0)) {
      int document = live(leaf, ids);
      if (document >= 0) {
        PaperStamp stamp = stored.get(id.utf8ToString());
        if (stamp == null) {
          differing.add(id.utf8ToString());
        } else {
          same.put(document, stamp);
        }
      }
      id = ids.next();
    }
    keepOthers(leaf, same, differing);
  }

  /* Values of a segment are read in the order of its documents. */
  private static void keepOthers(
      LeafReader leaf, TreeMap<Integer, PaperStamp> found, Set<String> differing)
      throws IOException {
    NumericDocValues versions = DocValues.getNumeric(leaf, IndexFields.VERSION);
    NumericDocValues times = DocValues.getNumeric(leaf, IndexFields.PREDICTED_AT);
    for (Map.Entry<Integer, PaperStamp> each : found.entrySet()) {
      PaperStamp stamp = each.getValue();
      if (versions.advanceExact(each.getKey())
          && times.advanceExact(each.getKey())
          && versions.longValue() == stamp.version()
          && Instant.ofEpochMilli(times.longValue()).equals(stamp.predictedAt())) {
        differing.remove(stamp.id());
      }
    }
  }

  /** Those of the papers that are indexed in another state, or not at all. */
  static Set<String> differing(IndexReader reader, List<PaperStamp> stored) throws IOException {
    Set<String> differing = new HashSet<>();
    stored.forEach(stamp -> differing.add(stamp.id()));
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(IndexFields.ID);
      if (terms != null) {
        TermsEnum ids = terms.iterator();
        TreeMap<Integer, PaperStamp> found = new TreeMap<>();
        for (PaperStamp stamp : stored) {
          if (ids.seekExact(new BytesRef(stamp.id()))) {
            int document = live(leaf.reader(), ids);
            if (document >= 0) {
              found.put(document, stamp);
            }
          }
        }
        keepOthers(leaf.reader(), found, differing);
      }
    }
    return differing;
  }

  private static @Nullable BytesRef first(TermsEnum ids, @Nullable String after)
      throws IOException {
    if (after == null) {
      return ids.next();
    }
    BytesRef bound = new BytesRef(after);
    return switch (ids.seekCeil(bound)) {
      case END -> null;
      case FOUND -> ids.next();
      case NOT_FOUND -> ids.term();
    };
  }

  private static int live(LeafReader leaf, TermsEnum id) throws IOException {
    Bits live = leaf.getLiveDocs();
    PostingsEnum documents = id.postings(null, PostingsEnum.NONE);
    int document = documents.nextDoc();
    while (document != PostingsEnum.NO_MORE_DOCS) {
      if (live == null || live.get(document)) {
        return document;
      }
      document = documents.nextDoc();
    }
    return -1;
  }
}
