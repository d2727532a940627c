package io.arxivist.classifier.search;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/** A stored paper as it is indexed: its words and names, not its texts, which MongoDB keeps. */
final class IndexDocument {
  /* Lucene's own bound. */
  private static final int MOST_DIMENSIONS = 1024;

  private IndexDocument() {}

  static Document of(ClassifiedPaper stored) {
    Document document = words(stored);
    Embedding embedding = stored.embedding();
    unit(embedding.vector())
        .ifPresent(vector ->
            document.add(
                new KnnFloatVectorField(
                    IndexFields.vector(embedding.encoder()),
                    vector,
                    VectorSimilarityFunction.DOT_PRODUCT)));
    return document;
  }

  /** The same without its vector. */
  static Document words(ClassifiedPaper stored) {
    Paper paper = stored.harvested().paper();
    String best = stored.prediction().classification().best().category();
    Document document = new Document();
    document.add(new StringField(IndexFields.ID, paper.id(), Store.YES));
    document.add(new SortedDocValuesField(IndexFields.ID, new BytesRef(paper.id())));
    document.add(new NumericDocValuesField(IndexFields.VERSION, paper.version()));
    document.add(
        new NumericDocValuesField(
            IndexFields.PREDICTED_AT, stored.prediction().at().toEpochMilli()));
    document.add(new TextField(IndexFields.TITLE, paper.title(), Store.NO));
    document.add(new TextField(IndexFields.ABSTRACT, paper.abstractText(), Store.NO));
    paper
        .authors()
        .forEach(author -> document.add(new TextField(IndexFields.AUTHOR, author, Store.NO)));
    paper.categories().forEach(category -> addName(document, IndexFields.CATEGORY, category));
    addName(document, IndexFields.PRIMARY, paper.primaryCategory());
    addName(document, IndexFields.PREDICTED, best);
    addName(document, IndexFields.SOURCE, stored.harvested().source());
    addName(document, IndexFields.AGREES, String.valueOf(best.equals(paper.primaryCategory())));
    LocalDate published = paper.published();
    if (published != null) {
      document.add(new LongPoint(IndexFields.DAY, published.toEpochDay()));
    }
    return document;
  }

  /**
   * The vector in unit length, which makes the dot product the cosine; empty without a direction.
   */
  static Optional<float[]> unit(float[] vector) {
    double square = 0;
    for (float each : vector) {
      square += (double) each * each;
    }
    if (vector.length == 0
        || vector.length > MOST_DIMENSIONS
        || !(square > 0 && square < Float.MAX_VALUE)) {
      return Optional.empty();
    }
    return Optional.of(VectorUtil.l2normalize(vector.clone()));
  }

  private static void addName(Document document, String field, String name) {
    document.add(new StringField(field, IndexFields.name(name), Store.NO));
  }
}
