package io.arxivist.learning.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.MajorityBaseline;
import io.arxivist.learning.evaluation.ScoredPaper;
import io.arxivist.learning.features.SparseVector;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.features.VocabularyLearner;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.linear.LinearTrainer;
import io.arxivist.learning.model.PaperClassifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains one model: vocabulary, vectors, fit, calibration, evaluation. Papers that carry an
 * encoder's vector train a part that reads vectors as well; without any, the model reads words.
 */
public final class ModelTrainer {
  private static final int FEWEST_CATEGORIES = 2;

  private final TrainingSettings settings;
  private final TrainingListener listener;

  ModelTrainer(TrainingSettings settings, TrainingListener listener) {
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
    FittedParts parts = fit(slices.fit());
    List<LabelledPaper> later = slices.calibration();
    IntConsumer done = progress(TrainingPhase.CALIBRATION, later.size());
    PaperClassifier classifier = parts.calibrated(later, settings);
    done.accept(later.size());
    return evaluated(classifier, slices, CorpusHash.of(papers));
  }

  /** Fits all parts that the papers allow. */
  FittedParts fit(List<LabelledPaper> papers) {
    List<String> labels = labels(papers);
    List<LabelledPaper> known =
        papers.stream().filter(paper -> labels.contains(paper.label())).toList();
    Vocabulary vocabulary =
        new VocabularyLearner(settings.features())
            .learn(texts(known), progress(TrainingPhase.VOCABULARY, known.size()));
    return new FittedParts(
        labels, vocabulary, fitWords(known, labels, vocabulary), fitVectors(known, labels));
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

  private LinearModel fitWords(
      List<LabelledPaper> fit, List<String> labels, Vocabulary vocabulary) {
    List<SparseVector> vectors =
        new TfIdfVectorizer(vocabulary, settings.features().titleWeight())
            .vectorizeAll(texts(fit), progress(TrainingPhase.FEATURES, fit.size()));
    LinearTrainer trainer = new LinearTrainer(settings.linear(), settings.seed());
    return trainer.fit(
        vectors,
        ModelCalibrator.classes(fit, labels),
        labels.size(),
        vocabulary.size(),
        progress(TrainingPhase.FIT, trainer.steps(fit.size())),
        (pass, meanLoss) -> listener.passed(TrainingPhase.FIT, pass, meanLoss));
  }

  private @Nullable EncoderPart fitVectors(List<LabelledPaper> fit, List<String> labels) {
    List<LabelledPaper> readable = EncoderPart.readable(fit);
    if (readable.size() < settings.fewestEncoded()) {
      return null;
    }
    LinearTrainer trainer = new LinearTrainer(settings.encoder(), settings.seed());
    return EncoderPart.fit(
        readable,
        ModelCalibrator.classes(readable, labels),
        labels.size(),
        trainer,
        progress(TrainingPhase.FIT_ENCODER, trainer.steps(readable.size())),
        (pass, meanLoss) -> listener.passed(TrainingPhase.FIT_ENCODER, pass, meanLoss));
  }

  private TrainedModel evaluated(PaperClassifier classifier, TimeSlices slices, String corpusHash) {
    List<LabelledPaper> papers = slices.evaluation();
    IntConsumer done = progress(TrainingPhase.EVALUATION, papers.size());
    List<ScoredPaper> predictions =
        papers.stream().map(paper -> scored(classifier, paper, paper.embedding())).toList();
    Evaluation evaluation = evaluation(classifier, predictions, slices);
    if (classifier.encoder().isPresent()) {
      List<ScoredPaper> lexical =
          papers.stream().map(paper -> scored(classifier, paper, null)).toList();
      evaluation = evaluation.beside("lexical", evaluation(classifier, lexical, slices));
    }
    done.accept(papers.size());
    return new TrainedModel(classifier, evaluation, slices, predictions, settings, corpusHash);
  }

  private Evaluation evaluation(
      PaperClassifier classifier, List<ScoredPaper> predictions, TimeSlices slices) {
    return Evaluation.of(
        classifier.labels(),
        predictions,
        new MajorityBaseline(slices.fit().stream().map(LabelledPaper::label).toList()),
        settings.seed());
  }

  private static ScoredPaper scored(
      PaperClassifier classifier, LabelledPaper paper, @Nullable Embedding embedding) {
    PaperClassifier.Answer answer = classifier.answer(paper.text(), embedding);
    return new ScoredPaper(
        paper.id(), paper.categories(), answer.probabilities(), answer.predictionSet());
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
