package io.arxivist.core.decision;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The papers that both models answered.
 *
 * @param from first day of publication; null where no paper says its day
 * @param until last day
 * @param papers how many there are
 * @param knownToChampion how many of them the champion was fitted or calibrated on
 * @param note what a reader should know of the choice; null where it is the usual one
 */
public record DecisionSlice(
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    int papers,
    int knownToChampion,
    @Nullable String note) {
  public DecisionSlice {
    Check.ordered("until", from, until);
    Check.atLeast("papers", papers, 0);
    Check.atLeast("knownToChampion", knownToChampion, 0);
  }
}
