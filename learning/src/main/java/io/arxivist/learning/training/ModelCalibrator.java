package io.arxivist.learning.training;

import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.ClassAdjustment;
import io.arxivist.learning.calibration.ScoreCalibration;
import io.arxivist.learning.features.TfIdfVectorizer;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import io.arxivist.learning.model.EncoderSettings;
import io.arxivist.learning.model.ModelSettings;
import io.arxivist.learning.model.PaperClassifier;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a classifier of fitted parts, on papers that none of them has seen. */
final class ModelCalibrator {
  private final TrainingSettings settings;
  private final List<String> labels;
  private final List<LabelledPaper> papers;

  /**
   * A calibrator.
   *
   * @param labels in the order of the classes
   * @param papers later than those that the parts were fitted on
   */
  ModelCalibrator(TrainingSettings settings, List<String> labels, List<LabelledPaper> papers) {
    this.settings = settings;
    this.labels = labels;
    this.papers = papers;
  }

  /** What the scores of the words are worth. */
  ScoreCalibration calibration(Vocabulary vocabulary, LinearModel words) {
    List<double[]> scores =
        new TfIdfVectorizer(vocabulary, settings.features().titleWeight())
            .vectorizeAll(papers.stream().map(LabelledPaper::text).toList(), done -> {}).stream()
                .map(words::scores)
                .toList();
    return ScoreCalibration.fit(scores, classes(papers, labels));
  }

  /** A classifier that reads words only. */
  PaperClassifier words(Vocabulary vocabulary, LinearModel words, ScoreCalibration lexical) {
    ModelSettings model =
        new ModelSettings(
            labels,
            settings.features().titleWeight(),
            lexical.calibration(),
            lexical.conformal(settings.coverage()),
            settings.coverage(),
            new AbstentionRule(settings.leastProbability()),
            null);
    return new PaperClassifier(vocabulary, adjusted(words, lexical), null, model);
  }

  /**
   * The classifier with a part that reads vectors as well, calibrated on the papers that have one;
   * unchanged where those are too few.
   *
   * @param ofWords the calibration of the lexical classifier
   */
  PaperClassifier with(EncoderPart part, PaperClassifier lexical, ScoreCalibration ofWords) {
    List<LabelledPaper> read = papers.stream().filter(part::reads).toList();
    if (read.size() < settings.fewestEncoded()) {
      return lexical;
    }
    int[] classes = classes(read, labels);
    List<double[]> words =
        IntStream.range(0, papers.size())
            .filter(i -> part.reads(papers.get(i)))
            .mapToObj(ofWords.adjusted()::get)
            .toList();
    EncoderPart weighed = part.weighed(words, read, classes);
    ScoreCalibration both = ScoreCalibration.fit(words, weighed.scores(read), classes);
    return new PaperClassifier(
        lexical.vocabulary(),
        lexical.words(),
        adjusted(weighed.linear(), both),
        lexical
            .settings()
            .with(
                new EncoderSettings(
                    part.fingerprint(), both.calibration(), both.conformal(settings.coverage()))));
  }

  private static LinearModel adjusted(LinearModel linear, ScoreCalibration calibration) {
    ClassAdjustment adjustment = calibration.adjustment();
    return linear.adjusted(adjustment.scales(), adjustment.biases());
  }

  /** The class of each paper; -1 where it is none of the labels. */
  static int[] classes(List<LabelledPaper> papers, List<String> labels) {
    return papers.stream().mapToInt(paper -> labels.indexOf(paper.label())).toArray();
  }
}
