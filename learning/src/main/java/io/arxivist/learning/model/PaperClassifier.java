package io.arxivist.learning.model;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a paper is about, from its words and, where the model has a part for it and the paper
 * has one, from the encoder's vector: the scores of both are added up. Immutable, safe for many
 * threads.
 */
public final class PaperClassifier {
  private static final int RANKED = 10;
  private static final int EXPLAINED = 3;

  private final Vocabulary vocabulary;
  private final TfIdfVectorizer vectorizer;
  private final LinearModel words;
  private final @Nullable LinearModel vectors;
  private final ModelSettings settings;

  /**
   * A classifier of its parts.
   *
   * @param words scores of TF-IDF vectors
   * @param vectors scores of the encoder's vectors; null where the settings name no encoder
   */
  public PaperClassifier(
      Vocabulary vocabulary,
      LinearModel words,
      @Nullable LinearModel vectors,
      ModelSettings settings) {
    int labels = settings.labels().size();
    Check.sized("labels", settings.labels(), words.classes(), words.classes());
    Check.sized("terms", vocabulary.terms(), words.terms(), words.terms());
    if ((vectors == null) != (settings.encoder() == null)
        || vectors != null && vectors.classes() != labels) {
      throw new IllegalArgumentException(
          "encoder: its settings and its weights for %d labels belong together".formatted(labels));
    }
    this.vocabulary = vocabulary;
    this.vectorizer = new TfIdfVectorizer(vocabulary, settings.titleWeight());
    this.words = words;
    this.vectors = vectors;
    this.settings = settings;
  }

  /**
   * Reads a model.
   *
   * @throws BrokenModelException if a file is missing, altered or unreadable; the message names it
   */
  public static PaperClassifier load(Path modelFolder) {
    return ModelFolder.load(modelFolder);
  }

  /** Writes the model; the same model gives the same bytes. */
  public void save(Path modelFolder) {
    ModelFolder.save(this, modelFolder);
  }

  /**
   * The ten most probable categories, the prediction set, and whether the model abstains.
   *
   * @param embedding of the text; null where there is none, and not read where another encoder made
   *     it: a model that reads vectors then answers from the words, and says so
   */
  public Classification classify(PaperText text, @Nullable Embedding embedding) {
    SparseVector terms = vectorizer.vectorize(text);
    return classification(answer(terms, embedding), terms.size());
  }

  /**
   * The probability of each label, in the order of {@link #labels()}, and the labels that hold the
   * true one with the promised coverage.
   *
   * @param embedding as in {@link #classify}
   */
  public Answer answer(PaperText text, @Nullable Embedding embedding) {
    return answer(vectorizer.vectorize(text), embedding);
  }

  /**
   * What carried the decision: for the most probable categories, what each part of the text and of
   * the model adds to the score, relative to the average category.
   *
   * @param embedding as in {@link #classify}
   */
  public Explanation explain(PaperText text, @Nullable Embedding embedding) {
    SparseVector terms = vectorizer.vectorize(text);
    double[] probabilities = answer(terms, embedding).probabilities();
    double[] further = vectorScores(embedding);
    Calibration calibration =
        further == null
            ? settings.calibration()
            : Objects.requireNonNull(settings.encoder()).calibration();
    return new DecisionExplainer(
            vocabulary, words, calibration.temperature().value(), terms, further)
        .explain(labels(), best(probabilities, EXPLAINED));
  }

  /** The categories that the model knows, in alphabetical order. */
  public List<String> labels() {
    return settings.labels();
  }

  /** Fingerprint of the encoder whose vectors the model reads; empty where it only reads words. */
  public Optional<String> encoder() {
    return Optional.ofNullable(settings.encoder()).map(EncoderSettings::fingerprint);
  }

  public ModelSettings settings() {
    return settings;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Scores of TF-IDF vectors; adjusted class by class, uncalibrated. */
  public LinearModel words() {
    return words;
  }

  @Nullable LinearModel vectors() {
    return vectors;
  }

  /**
   * What the model makes of one text.
   *
   * @param probabilities one for each label
   * @param predictionSet most probable first
   * @param degraded as in {@link Classification}
   */
  public record Answer(double[] probabilities, List<String> predictionSet, boolean degraded) {}

  private Answer answer(SparseVector terms, @Nullable Embedding embedding) {
    double[] scores = words.scores(terms);
    double[] further = vectorScores(embedding);
    EncoderSettings reading = settings.encoder();
    if (reading == null || further == null) {
      return answer(scores, settings.calibration(), settings.conformal(), reading != null);
    }
    Arrays.setAll(scores, k -> scores[k] + further[k]);
    return answer(scores, reading.calibration(), reading.conformal(), false);
  }

  /* Null where there is no vector that the model reads. */
  private double @Nullable [] vectorScores(@Nullable Embedding embedding) {
    EncoderSettings reading = settings.encoder();
    boolean readable =
        vectors != null
            && reading != null
            && embedding != null
            && embedding.encoder().equals(reading.fingerprint());
    return readable
        ? Objects.requireNonNull(vectors)
            .scores(SparseVector.dense(Objects.requireNonNull(embedding).vector()))
        : null;
  }

  private Answer answer(
      double[] scores, Calibration calibration, ConformalThreshold conformal, boolean degraded) {
    double[] probabilities = calibration.probabilities(scores);
    List<String> set =
        Arrays.stream(conformal.members(probabilities)).mapToObj(labels()::get).toList();
    return new Answer(probabilities, set, degraded);
  }

  private Classification classification(Answer answer, int knownTerms) {
    double[] probabilities = answer.probabilities();
    List<RankedCategory> categories =
        IntStream.of(best(probabilities, RANKED))
            .mapToObj(k -> new RankedCategory(labels().get(k), Math.min(1, probabilities[k])))
            .toList();
    boolean abstained =
        settings.abstention().abstains(knownTerms, categories.getFirst().probability());
    return new Classification(categories, answer.predictionSet(), abstained, answer.degraded());
  }

  /* Places of the most probable labels, best first; of equal ones, in the order of the labels. */
  private static int[] best(double[] probabilities, int count) {
    int[] best = new int[Math.min(count, probabilities.length)];
    int found = 0;
    for (int k = 0; k < probabilities.length; k++) {
      int place = Math.min(found, best.length);
      while (place > 0 && probabilities[k] > probabilities[best[place - 1]]) {
        place--;
      }
      if (place < best.length) {
        System.arraycopy(best, place, best, place + 1, Math.min(found, best.length - 1) - place);
        best[place] = k;
        found = Math.min(found + 1, best.length);
      }
    }
    return best;
  }
}
