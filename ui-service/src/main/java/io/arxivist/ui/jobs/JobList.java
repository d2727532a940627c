package io.arxivist.ui.jobs;

import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The jobs that a filter lets through, newest first.
 *
 * @param faults why some could not be had; each sentence once
 */
record JobList(List<JobView> jobs, List<Fault> faults) {

  static JobList of(Map<String, Answer<List<JobView>>> answers, JobQuery query) {
    return new JobList(
        Jobs.listed(answers.values()).stream().filter(query::accepts).toList(),
        faults(answers.values()));
  }

  private static List<Fault> faults(Collection<Answer<List<JobView>>> answers) {
    return answers.stream().map(Answer::fault).filter(Objects::nonNull).distinct().toList();
  }

  /** The kind's word in a page's address. */
  public String label(JobView job) {
    return JobKind.find(job.kind()).map(JobKind::label).orElse(job.kind());
  }

  /** Jobs that are not over yet. */
  public long inWork() {
    return jobs.stream().map(JobView::state).filter(state -> !state.ended()).count();
  }

  /** Jobs that somebody should look at. */
  public long failed() {
    return jobs.stream().filter(job -> job.state() == JobState.FAILED).count();
  }
}
