package io.arxivist.trainer.publication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.arxivist.core.validation.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code corpus-manifest.json} says of the papers of a training, oldest first: {@code
 * 2503.15521v2}.
 *
 * @param fit those that the model was fitted on
 * @param calibration those that its probabilities were made on
 * @param evaluation those that it was judged on and did not learn from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LearntFrom(List<String> fit, List<String> calibration, List<String> evaluation) {
  LearntFrom {
    fit = Check.names("fit", Check.present("fit", fit));
    calibration = Check.names("calibration", Check.present("calibration", calibration));
    evaluation = Check.names("evaluation", Check.present("evaluation", evaluation));
  }

  /** The ids of the papers that the model has seen, without versions. */
  Set<String> learnt() {
    Set<String> ids = new HashSet<>();
    fit.forEach(paper -> ids.add(id(paper)));
    calibration.forEach(paper -> ids.add(id(paper)));
    return ids;
  }

  /** The ids of the newest papers of the evaluation, oldest first. */
  List<String> newestEvaluated(int most) {
    return evaluation.subList(Math.max(0, evaluation.size() - most), evaluation.size()).stream()
        .map(LearntFrom::id)
        .toList();
  }

  private static String id(String paper) {
    int version = paper.lastIndexOf('v');
    return version > 0 ? paper.substring(0, version) : paper;
  }
}
