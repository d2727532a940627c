package io.arxivist.learning.training;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ClassBiases;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.MajorityBaseline;
import io.arxivist.learning.evaluation.ScoredPaper;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.features.VocabularyLearner;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.linear.LinearTrainer;
import io.arxivist.learning.model.ModelSettings;
import io.arxivist.learning.model.PaperClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Trains one model: vocabulary, vectors, fit, calibration, evaluation. */
public final class ModelTrainer {
  private static final int FEWEST_CATEGORIES = 2;

  private final TrainingSettings settings;
  private final TrainingListener listener;

  private ModelTrainer(TrainingSettings settings, TrainingListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Trains on papers in the order of time, each at most once.
   *
   * @throws CorpusTooSmallException if there are too few papers or categories
   * @throws CancellationException if the listener cancels
   */
  public static TrainedModel train(
      List<LabelledPaper> papers, TrainingSettings settings, TrainingListener listener) {
    return new ModelTrainer(settings, listener).train(papers);
  }

  private TrainedModel train(List<LabelledPaper> papers) {
    TimeSlices slices = TimeSlices.of(papers, settings);
    List<String> labels = labels(slices.fit());
    List<LabelledPaper> fit =
        slices.fit().stream().filter(paper -> labels.contains(paper.label())).toList();
    Vocabulary vocabulary =
        new VocabularyLearner(settings.features())
            .learn(texts(fit), progress(TrainingPhase.VOCABULARY, fit.size()));
    LinearModel linear = fit(fit, labels, vocabulary);
    PaperClassifier classifier = calibrated(vocabulary, linear, labels, slices.calibration());
    List<ScoredPaper> predictions = predictions(classifier, slices.evaluation());
    Evaluation evaluation =
        Evaluation.of(
            labels,
            predictions,
            new MajorityBaseline(slices.fit().stream().map(LabelledPaper::label).toList()),
            settings.seed());
    return new TrainedModel(
        classifier, evaluation, slices, predictions, settings, CorpusHash.of(papers));
  }

  private List<String> labels(List<LabelledPaper> fit) {
    Map<String, Integer> counts = new TreeMap<>();
    fit.forEach(paper -> counts.merge(paper.label(), 1, Integer::sum));
    List<String> labels =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= settings.fewestPapersPerCategory())
            .map(Map.Entry::getKey)
            .toList();
    if (labels.size() < FEWEST_CATEGORIES) {
      throw new CorpusTooSmallException(
          "The corpus holds %d categories with at least %d papers to fit on, and a training needs %d."
              .formatted(labels.size(), settings.fewestPapersPerCategory(), FEWEST_CATEGORIES));
    }
    return labels;
  }

  private LinearModel fit(List<LabelledPaper> fit, List<String> labels, Vocabulary vocabulary) {
    List<SparseVector> vectors =
        new TfIdfVectorizer(vocabulary, settings.features().titleWeight())
            .vectorizeAll(texts(fit), progress(TrainingPhase.FEATURES, fit.size()));
    return new LinearTrainer(settings.linear(), settings.seed())
        .fit(
            vectors,
            classes(fit, labels),
            labels.size(),
            vocabulary.size(),
            progress(TrainingPhase.FIT, labels.size()),
            listener::cancelled);
  }

  private PaperClassifier calibrated(
      Vocabulary vocabulary,
      LinearModel linear,
      List<String> labels,
      List<LabelledPaper> calibration) {
    IntConsumer done = progress(TrainingPhase.CALIBRATION, calibration.size());
    int titleWeight = settings.features().titleWeight();
    List<double[]> scores =
        new TfIdfVectorizer(vocabulary, titleWeight)
            .vectorizeAll(texts(calibration), ignored -> {}).stream().map(linear::scores).toList();
    int[] classes = classes(calibration, labels);
    double[] biases = ClassBiases.fit(scores, classes);
    /* Scores shifted by biases that never saw them: else the calibration takes what the biases
    have overfitted for certainty, and so does the conformal threshold. */
    List<double[]> shifted = ClassBiases.crossFitted(scores, classes);
    Calibration calibrated = Calibration.fit(shifted, classes);
    ModelSettings model =
        new ModelSettings(
            labels,
            titleWeight,
            calibrated,
            conformal(calibrated, shifted, classes),
            settings.coverage(),
            new AbstentionRule(settings.leastProbability()));
    done.accept(calibration.size());
    return new PaperClassifier(vocabulary, linear.shifted(biases), model);
  }

  private ConformalThreshold conformal(
      Calibration calibrated, List<double[]> scores, int[] classes) {
    double[] trueProbabilities =
        IntStream.range(0, classes.length)
            .mapToDouble(
                i -> classes[i] < 0 ? 0 : calibrated.probabilities(scores.get(i))[classes[i]])
            .toArray();
    return ConformalThreshold.of(trueProbabilities, settings.coverage());
  }

  private List<ScoredPaper> predictions(PaperClassifier classifier, List<LabelledPaper> papers) {
    IntConsumer done = progress(TrainingPhase.EVALUATION, papers.size());
    List<ScoredPaper> predictions = new ArrayList<>(papers.size());
    for (LabelledPaper paper : papers) {
      double[] probabilities = classifier.probabilities(paper.text());
      predictions.add(
          new ScoredPaper(
              paper.id(),
              paper.categories(),
              probabilities,
              classifier.predictionSet(probabilities)));
    }
    done.accept(papers.size());
    return predictions;
  }

  private static int[] classes(List<LabelledPaper> papers, List<String> labels) {
    return papers.stream().mapToInt(paper -> labels.indexOf(paper.label())).toArray();
  }

  private static List<PaperText> texts(List<LabelledPaper> papers) {
    return papers.stream().map(LabelledPaper::text).toList();
  }

  private IntConsumer progress(TrainingPhase phase, int total) {
    IntConsumer progress =
        done -> {
          if (listener.cancelled()) {
            throw new CancellationException("cancelled in phase " + phase);
          }
          listener.progress(phase, done, total);
        };
    progress.accept(0);
    return progress;
  }
}
