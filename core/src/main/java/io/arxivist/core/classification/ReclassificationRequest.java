package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /reclassifications}: which stored papers the serving model classifies anew.
 *
 * @param runId the run that has to serve; whichever serves when null
 * @param from first day of publication, inclusive; open when null
 * @param until last day, inclusive; open when null
 */
public record ReclassificationRequest(
    @Nullable String runId, @Nullable LocalDate from, @Nullable LocalDate until) {
  public ReclassificationRequest {
    if (runId != null) {
      Check.notBlank("runId", runId);
    }
    Check.ordered("until", from, until);
  }
}
