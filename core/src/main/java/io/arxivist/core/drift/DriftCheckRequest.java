package io.arxivist.core.drift;

import io.arxivist.core.validation.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /drift-checks}. All fields may be left out.
 *
 * @param from papers classified at or after this instant; since the last check when null
 * @param until papers classified before this instant; now when null
 */
public record DriftCheckRequest(
    @Nullable Instant from, @Nullable Instant until, @Nullable DriftProfile profile) {
  public DriftCheckRequest {
    Check.ordered("until", from, until);
    profile = profile == null ? DriftProfile.CALIBRATED : profile;
  }
}
