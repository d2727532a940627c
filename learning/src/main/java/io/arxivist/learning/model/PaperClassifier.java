package io.arxivist.learning.model;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Says what a paper is about, from its words. Immutable, safe for many threads. */
public final class PaperClassifier {
  private static final int RANKED = 10;

  private final Vocabulary vocabulary;
  private final TfIdfVectorizer vectorizer;
  private final LinearModel linear;
  private final ModelSettings settings;

  public PaperClassifier(Vocabulary vocabulary, LinearModel linear, ModelSettings settings) {
    Check.sized("labels", settings.labels(), linear.classes(), linear.classes());
    Check.sized("terms", vocabulary.terms(), linear.terms(), linear.terms());
    this.vocabulary = vocabulary;
    this.vectorizer = new TfIdfVectorizer(vocabulary, settings.titleWeight());
    this.linear = linear;
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

  /** The ten most probable categories, the prediction set, and whether the model abstains. */
  public Classification classify(PaperText text) {
    SparseVector vector = vectorizer.vectorize(text);
    return classification(probabilities(vector), vector.size());
  }

  /** The probability of each label, in the order of {@link #labels()}. */
  public double[] probabilities(PaperText text) {
    return probabilities(vectorizer.vectorize(text));
  }

  /** The labels that hold the true one with the promised coverage, most probable first. */
  public List<String> predictionSet(double[] probabilities) {
    return Arrays.stream(settings.conformal().members(probabilities))
        .mapToObj(labels()::get)
        .toList();
  }

  /** The categories that the model knows, in alphabetical order. */
  public List<String> labels() {
    return settings.labels();
  }

  public ModelSettings settings() {
    return settings;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  LinearModel linear() {
    return linear;
  }

  private Classification classification(double[] probabilities, int knownTerms) {
    List<RankedCategory> categories =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
            .limit(RANKED)
            .map(k -> new RankedCategory(labels().get(k), Math.min(1, probabilities[k])))
            .toList();
    boolean abstained =
        settings.abstention().abstains(knownTerms, categories.getFirst().probability());
    return new Classification(categories, predictionSet(probabilities), abstained);
  }

  private double[] probabilities(SparseVector vector) {
    return settings.calibration().probabilities(linear.scores(vector));
  }
}
