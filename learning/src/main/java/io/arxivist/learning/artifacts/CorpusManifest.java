package io.arxivist.learning.artifacts;

import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.TrainedModel;
import java.util.List;

/**
 * What {@code corpus-manifest.json} holds: enough to take the same papers again.
 *
 * @param hash SHA-256 over the ids and versions
 * @param seed of the training
 */
record CorpusManifest(
    String hash,
    long seed,
    int papers,
    List<String> fit,
    List<String> calibration,
    List<String> evaluation) {

  static CorpusManifest of(TrainedModel trained) {
    List<String> fit = versions(trained.slices().fit());
    List<String> calibration = versions(trained.slices().calibration());
    List<String> evaluation = versions(trained.slices().evaluation());
    return new CorpusManifest(
        trained.corpusHash(),
        trained.settings().seed(),
        fit.size() + calibration.size() + evaluation.size(),
        fit,
        calibration,
        evaluation);
  }

  private static List<String> versions(List<LabelledPaper> papers) {
    return papers.stream().map(paper -> paper.id() + "v" + paper.version()).toList();
  }
}
