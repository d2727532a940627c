package io.arxivist.learning.training;

import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.ScoredPaper;
import io.arxivist.learning.model.PaperClassifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a training made.
 *
 * @param predictions what the classifier says of each paper of the evaluation slice, in its order
 * @param corpusHash names the papers, SHA-256
 */
public record TrainedModel(
    PaperClassifier classifier,
    Evaluation evaluation,
    TimeSlices slices,
    List<ScoredPaper> predictions,
    TrainingSettings settings,
    String corpusHash) {
  public TrainedModel {
    predictions = List.copyOf(predictions);
  }

  /**
   * Places, within the evaluation slice, of the papers that later ones are compared with: a seeded
   * sample in the order of time.
   */
  public List<Integer> referenceSample() {
    List<Integer> places = new ArrayList<>(IntStream.range(0, predictions.size()).boxed().toList());
    Collections.shuffle(places, new Random(settings.seed()));
    return places.stream().limit(settings.referencePapers()).sorted().toList();
  }

  /** The papers of {@link #referenceSample()}, for an encoder. */
  public List<LabelledPaper> referencePapers() {
    return referenceSample().stream().map(slices.evaluation()::get).toList();
  }
}
