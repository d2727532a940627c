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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A classified paper as it is stored. What lists filter and sort by stands at the top.
 *
 * @param classifiedAt when this version was first classified; a later classification leaves it, so
 *     that lists and drift checks see each paper where it came in
 * @param reclassifiedAt when its prediction was made anew; null where it is still the first
 * @param first what was said first; null where the prediction is still that
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
    @Nullable Instant reclassifiedAt,
    @Nullable FirstPrediction first,
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

  /** Fields that a document may lack. */
  static final List<String> OPTIONAL =
      Stream.concat(
              Stream.of("reclassifiedAt", "first", "degraded", "embedding", "shadow"),
              PaperFields.OPTIONAL.stream())
          .toList();

  /** Fields that another model's prediction replaces. */
  static final List<String> PREDICTION =
      List.of(
          "predictedCategory",
          "agrees",
          "ranking",
          "predictionSet",
          "abstained",
          "degraded",
          "model",
          "encoder",
          "embedding");

  private static final float[] LEFT_OUT = {};

  /** The prediction that came in with the paper, at {@code classifiedAt}. */
  record FirstPrediction(String category, double probability, ModelReference model) {
    static FirstPrediction of(Prediction prediction) {
      RankedCategory best = prediction.classification().best();
      return new FirstPrediction(best.category(), best.probability(), prediction.model());
    }
  }

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
        null,
        null,
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
        new Prediction(classification(), model, predictedAt()),
        shadow);
  }

  Instant predictedAt() {
    return reclassifiedAt == null ? classifiedAt : reclassifiedAt;
  }

  private Classification classification() {
    return new Classification(ranking, predictionSet, abstained, Boolean.TRUE.equals(degraded));
  }

  PaperView view() {
    return PaperView.of(classified());
  }
}
