package io.arxivist.ui.overview;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.QueueName;
import io.arxivist.ui.gateway.Fault;
import io.arxivist.ui.models.ModelCard;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the picture needs; a part that could not be had is null and has its fault.
 *
 * @param sources names of the sources whose papers are shown, most papers first
 * @param model the one in charge
 * @param known which questions were answered, by the first part of their path; what was not is no
 *     zero
 * @param jobs newest first, of all kinds
 */
record Overview(
    List<String> sources,
    @Nullable QueueOverview queues,
    @Nullable StorageSummary summary,
    @Nullable ModelCard model,
    @Nullable DriftCheckResult lastCheck,
    List<JobView> jobs,
    Set<String> known,
    List<Fault> faults) {
  private static final int JOBS_SHOWN = 6;

  /** The line of a queue; null where it is not known. */
  public QueueOverview.@Nullable Line queue(QueueName name) {
    return queues == null
        ? null
        : queues.queues().stream().filter(line -> line.name() == name).findFirst().orElse(null);
  }

  public QueueOverview.@Nullable Line classification() {
    return queue(QueueName.CLASSIFICATION);
  }

  public QueueOverview.@Nullable Line training() {
    return queue(QueueName.TRAINING);
  }

  /** Jobs in work first, then the newest of the others. */
  public List<JobView> shownJobs() {
    return jobs.stream()
        .sorted(
            Comparator.comparing((JobView job) -> job.state().ended())
                .thenComparing(JobView::createdAt, Comparator.reverseOrder()))
        .limit(JOBS_SHOWN)
        .toList();
  }

  /** The newest job of a kind; null where there was none. */
  public @Nullable JobView newest(String kind) {
    return jobs.stream()
        .filter(job -> job.kind().equals(kind))
        .max(Comparator.comparing(JobView::createdAt))
        .orElse(null);
  }

  public boolean knows(String question) {
    return known.contains(question);
  }

  public boolean synthetic() {
    return sources.contains("simulator");
  }

  /** The serving model; without one the registry's champion. */
  static @Nullable ModelCard inCharge(List<ModelCard> models, @Nullable StorageSummary summary) {
    ModelReference serving = summary == null ? null : summary.model();
    return models.stream()
        .filter(card ->
            serving == null ? card.champion() : card.version().runId().equals(serving.runId()))
        .findFirst()
        .orElse(null);
  }
}
