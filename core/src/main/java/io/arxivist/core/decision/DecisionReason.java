package io.arxivist.core.decision;

import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /models/{version}/promotion} and of {@code POST /rollbacks}.
 *
 * @param reason why the person does it, at most 500 characters; may be left out
 */
public record DecisionReason(@Nullable String reason) {
  public static final int LONGEST = 500;

  public DecisionReason {
    reason = reason == null || reason.isBlank() ? null : reason.strip();
    if (reason != null) {
      Check.atMostCharacters("reason", reason, LONGEST);
    }
  }
}
