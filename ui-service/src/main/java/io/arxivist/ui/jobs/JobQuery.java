package io.arxivist.ui.jobs;

import io.arxivist.core.job.JobView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The filter form of the jobs page; nothing is required. */
record JobQuery(@Nullable String kind, @Nullable String state) {

  /** Whether anything is filtered at all. */
  public boolean filtered() {
    return StringUtils.hasText(kind) || StringUtils.hasText(state);
  }

  /* A kind that there is not is no reason for an error: its jobs are none. */
  List<JobKind> kinds() {
    return StringUtils.hasText(kind)
        ? JobKind.find(kind).map(List::of).orElse(List.of())
        : List.of(JobKind.values());
  }

  boolean accepts(JobView job) {
    return !StringUtils.hasText(state) || state.equals(job.state().name().toLowerCase(Locale.ROOT));
  }
}
