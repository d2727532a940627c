package io.arxivist.core.archive;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /archive-checks}.
 *
 * @param from first day; null for the first that the archive holds
 * @param until last day; null for the last
 */
public record ArchiveCheckRequest(@Nullable LocalDate from, @Nullable LocalDate until) {
  public ArchiveCheckRequest {
    Check.ordered("until", from, until);
  }

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
