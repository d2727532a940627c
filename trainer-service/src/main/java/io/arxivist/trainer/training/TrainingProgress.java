package io.arxivist.trainer.training;

import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingPhase;
import io.arxivist.service.job.JobContext;
import java.util.Locale;

/** Shows the phases of the model trainer as those of the job, and ends it with the job. */
record TrainingProgress(Phases phases, JobContext context) implements TrainingListener {
  @Override
  public void progress(TrainingPhase phase, int done, int total) {
    phases.progress(phase.name().toLowerCase(Locale.ROOT), done, (long) total, "papers");
  }

  @Override
  public boolean cancelled() {
    context.checkCancelled();
    return false;
  }
}
