package io.arxivist.learning.benchmark;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SharedData;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.calibration.Temperature;
import io.arxivist.learning.features.FeatureSettings;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.features.VocabularyLearner;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.model.ModelSettings;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.text.PaperTokenizer;
import io.arxivist.learning.training.LabelledPaper;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many papers the words' part classifies in a second of one core, and where the time goes. The
 * vocabulary and the texts are real, the weights are random: they cost the same. Argument: how many
 * papers, 20,000 when left out. The last column adds up what was computed: equal sums, equal
 * answers.
 */
public final class LexicalBenchmark {
  private static final int LABELS = 150;
  private static final int ROUNDS = 6;

  private LexicalBenchmark() {}

  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    List<PaperText> texts =
        SharedData.papers("data/papers-train.jsonl.gz", count).stream()
            .map(LabelledPaper::text)
            .toList();
    Vocabulary vocabulary = new VocabularyLearner(FeatureSettings.usual()).learn(texts, done -> {});
    PaperClassifier classifier = classifier(vocabulary);
    TfIdfVectorizer vectorizer = new TfIdfVectorizer(vocabulary, 2);
    List<SparseVector> vectors = vectorizer.vectorizeAll(texts, done -> {});
    List<double[]> scores =
        vectors.subList(0, 1_000).stream().map(classifier.words()::scores).toList();
    System.out.printf(
        Locale.ROOT,
        "%d papers, %d terms, %d labels, %.0f terms a paper%n",
        texts.size(),
        vocabulary.size(),
        LABELS,
        vectors.stream().mapToInt(SparseVector::size).average().orElseThrow());
    for (int round = 0; round < ROUNDS; round++) {
      measure("classify", texts, text -> classifier.classify(text, null).best().probability());
    }
    measure(
        "of it: words",
        texts,
        text ->
            PaperTokenizer.words(text.title()).size()
                + PaperTokenizer.words(text.abstractText()).size());
    measure("of it: words, terms, weights", texts, text -> vectorizer.vectorize(text).values()[0]);
    measure("of it: scores", vectors, vector -> classifier.words().scores(vector)[0]);
    Calibration calibration = classifier.settings().calibration();
    measure("of it: probabilities", scores, score -> calibration.probabilities(score)[0]);
  }

  private static <T> void measure(String name, List<T> items, ToDoubleFunction<T> work) {
    double sum = 0;
    double before = cpuSeconds();
    for (T item : items) {
      sum += work.applyAsDouble(item);
    }
    double seconds = cpuSeconds() - before;
    System.out.printf(
        Locale.ROOT,
        "%-30s %8.0f a CPU second  %7.1f us  sum %.12f%n",
        name,
        items.size() / seconds,
        1e6 * seconds / items.size(),
        sum);
  }

  private static PaperClassifier classifier(Vocabulary vocabulary) {
    Random random = new Random(7);
    float[] weights = new float[vocabulary.size() * LABELS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    float[] biases = new float[LABELS];
    Arrays.fill(biases, 0.1f);
    return new PaperClassifier(
        vocabulary,
        new LinearModel(weights, biases),
        null,
        new ModelSettings(
            IntStream.range(0, LABELS).mapToObj("label%03d"::formatted).toList(),
            2,
            new Calibration(new Temperature(0.4), 1.1, -0.2),
            new ConformalThreshold(0.05),
            0.9,
            new AbstentionRule(0.1),
            null));
  }

  /* Of this thread alone: the compiler and the collector have their own. */
  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
