package io.arxivist.trainer.training;

import io.arxivist.core.registry.MetricPoint;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingPhase;
import io.arxivist.service.job.JobContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows the phases of the model trainer as those of the job, ends it with the job, and keeps the
 * loss of each pass.
 */
final class TrainingProgress implements TrainingListener {
  private final Phases phases;
  private final JobContext context;
  private final Clock clock;
  private final Map<String, List<MetricPoint>> series = new LinkedHashMap<>();

  TrainingProgress(Phases phases, JobContext context, Clock clock) {
    this.phases = phases;
    this.context = context;
    this.clock = clock;
  }

  @Override
  public void progress(TrainingPhase phase, int done, int total) {
    phases.progress(name(phase), done, (long) total, "papers");
  }

  @Override
  public synchronized void passed(TrainingPhase phase, int pass, double meanLoss) {
    series
        .computeIfAbsent(name(phase) + "_loss", name -> new ArrayList<>())
        .add(new MetricPoint(pass, meanLoss, clock.instant()));
  }

  @Override
  public boolean cancelled() {
    context.checkCancelled();
    return false;
  }

  /** The mean loss after each pass, by the name of the metric: {@code fit_loss}. */
  synchronized Map<String, List<MetricPoint>> series() {
    return Map.copyOf(series);
  }

  private static String name(TrainingPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
