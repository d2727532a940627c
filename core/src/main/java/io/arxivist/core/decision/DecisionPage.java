package io.arxivist.core.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /decisions}, newest first.
 *
 * @param nextCursor pass it as {@code cursor} for the next page; null on the last
 */
public record DecisionPage(List<Decision> decisions, @Nullable String nextCursor) {
  public DecisionPage {
    decisions = List.copyOf(decisions);
  }
}
