package io.arxivist.trainer.training;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is to be said of a training, to its caller and to the registry.
 *
 * @param encoder fingerprint of the encoder that embedded the reference
 * @param drained papers taken from the queue
 * @param series metrics that changed while it was trained
 * @param provenance tags that say what trained it
 */
record CandidateReport(
    TrainingRequest request,
    TrainedModel trained,
    String encoder,
    long drained,
    Map<String, List<MetricPoint>> series,
    Map<String, String> provenance) {

  TrainingResult result(String trainingId, Map<String, Double> phaseSeconds) {
    return new TrainingResult(
        trainingId,
        papers(),
        drained,
        trained.classifier().labels().size(),
        trained.corpusHash(),
        trained.evaluation().metrics(),
        phaseSeconds);
  }

  RunDraft draft(String trainingId, Instant startedAt, Instant finishedAt) {
    return new RunDraft(
        "training-" + trainingId,
        startedAt,
        finishedAt,
        parameters(),
        trained.evaluation().metrics(),
        tags(trainingId),
        series,
        SliceInputs.of(trained.slices()));
  }

  private Map<String, String> parameters() {
    TrainingSettings settings = trained.settings();
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("seed", String.valueOf(settings.seed()));
    parameters.put("from", Objects.toString(request.from(), "open"));
    parameters.put("until", Objects.toString(request.until(), "open"));
    parameters.put("papers", String.valueOf(papers()));
    parameters.put("categories", String.valueOf(trained.classifier().labels().size()));
    parameters.put("terms", String.valueOf(trained.classifier().vocabulary().size()));
    parameters.put("fit_share", String.valueOf(settings.fitShare()));
    parameters.put("calibration_share", String.valueOf(settings.calibrationShare()));
    parameters.put(
        "fewest_papers_per_category", String.valueOf(settings.fewestPapersPerCategory()));
    parameters.put("fewest_papers_per_term", String.valueOf(settings.features().fewestPapers()));
    parameters.put("most_terms", String.valueOf(settings.features().mostTerms()));
    parameters.put("title_weight", String.valueOf(settings.features().titleWeight()));
    parameters.put("passes", String.valueOf(settings.linear().passes()));
    parameters.put("fewest_steps", String.valueOf(settings.linear().fewestSteps()));
    parameters.put("rate", String.valueOf(settings.linear().rate()));
    parameters.put("encoder_passes", String.valueOf(settings.encoder().passes()));
    parameters.put("encoder_rate", String.valueOf(settings.encoder().rate()));
    parameters.put("encoder_part", trained.classifier().encoder().orElse("none"));
    parameters.put("coverage", String.valueOf(settings.coverage()));
    return parameters;
  }

  private Map<String, String> tags(String trainingId) {
    Map<String, String> tags = new TreeMap<>(provenance);
    tags.put(ModelRegistry.TRAINING_TAG, trainingId);
    tags.put("arxivist.corpus_hash", trained.corpusHash());
    tags.put("arxivist.seed", String.valueOf(trained.settings().seed()));
    tags.put("arxivist.encoder", encoder);
    return tags;
  }

  private long papers() {
    return (long) trained.slices().fit().size()
        + trained.slices().calibration().size()
        + trained.slices().evaluation().size();
  }
}
