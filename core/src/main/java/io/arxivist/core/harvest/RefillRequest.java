package io.arxivist.core.harvest;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /ledger/refills}: asks for the gaps of the ledger once more.
 *
 * @param target only gaps of this target; of all when null
 * @param source only gaps of this source, by the name that papers carry; of all when null
 * @param from first day, inclusive; open when null
 * @param until last day, inclusive; open when null
 * @param sets only gaps of these sets; of all when empty
 */
public record RefillRequest(
    @Nullable HarvestTarget target,
    @Nullable String source,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<String> sets) {
  public RefillRequest {
    sets = sets == null ? List.of() : Check.names("sets", sets);
    Check.ordered("until", from, until);
    if (source != null) {
      Check.notBlank("source", source);
    }
  }
}
