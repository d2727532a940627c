package io.arxivist.mongodb;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A classified paper as it is stored. What lists filter and sort by stands at the top.
 *
 * @param degraded null in documents of before it was kept, when no model read vectors
 * @param embedding little-endian float32; null where a list left it out
 * @param shadow what a challenger said; null where none was asked
 */
@Document(PaperDocument.COLLECTION)
record PaperDocument(
    @Id String id,
    int version,
    String source,
    String primaryCategory,
    String predictedCategory,
    boolean agrees,
    Instant classifiedAt,
    PaperFields paper,
    List<RankedCategory> ranking,
    List<String> predictionSet,
    boolean abstained,
    @Nullable Boolean degraded,
    ModelReference model,
    String encoder,
    byte @Nullable [] embedding,
    @Nullable ShadowAnswer shadow) {
  static final String COLLECTION = "papers";

  private static final float[] LEFT_OUT = {};

  static PaperDocument of(ClassifiedPaper classified) {
    Paper paper = classified.harvested().paper();
    Prediction prediction = classified.prediction();
    Classification classification = prediction.classification();
    String best = classification.best().category();
    return new PaperDocument(
        paper.id(),
        paper.version(),
        classified.harvested().source(),
        paper.primaryCategory(),
        best,
        best.equals(paper.primaryCategory()),
        prediction.at(),
        PaperFields.of(classified.harvested()),
        classification.categories(),
        classification.predictionSet(),
        classification.abstained(),
        classification.degraded(),
        prediction.model(),
        classified.embedding().encoder(),
        Vectors.bytes(classified.embedding().vector()),
        classified.shadow());
  }

  ClassifiedPaper classified() {
    return new ClassifiedPaper(
        paper.harvested(id, version, source),
        new Embedding(encoder, embedding == null ? LEFT_OUT : Vectors.floats(embedding)),
        new Prediction(classification(), model, classifiedAt),
        shadow);
  }

  private Classification classification() {
    return new Classification(ranking, predictionSet, abstained, Boolean.TRUE.equals(degraded));
  }

  PaperView view() {
    return PaperView.of(classified());
  }
}
