package io.arxivist.simulator;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /control/faults}: either {@code faults}, or a {@code script}.
 *
 * @param faults names, or {@code all} alone; none for an empty list
 * @param rate chance of a fault, 0 to 1; 0.3 unless given
 * @param seed of the draws; 7 unless given
 * @param mostInARow faults that one question meets before a true answer; 2 unless given
 * @param script one name for each further request in turn; null for a true answer
 */
record FaultOrder(
    @Nullable List<String> faults,
    @Nullable Double rate,
    @Nullable Long seed,
    @Nullable Integer mostInARow,
    @Nullable List<@Nullable String> script) {
  FaultOrder {
    if ((faults == null) == (script == null)) {
      throw new InvalidFieldException("faults", faults, "goes without script, and one is needed");
    }
    if (script != null && (rate != null || seed != null || mostInARow != null)) {
      throw new InvalidFieldException("script", script, "goes without rate, seed and mostInARow");
    }
  }

  FaultPlan plan() {
    if (script != null) {
      return FaultPlan.script(
          script.stream().map(name -> Optional.ofNullable(name).map(Fault::named)).toList());
    }
    Set<Fault> chosen =
        Objects.requireNonNull(faults).equals(List.of("all"))
            ? EnumSet.allOf(Fault.class)
            : faults.stream()
                .map(Fault::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    return FaultPlan.rate(
        chosen,
        rate == null ? FaultPlan.USUAL_RATE : rate,
        seed == null ? SyntheticCorpus.USUAL_SEED : seed,
        mostInARow == null ? FaultPlan.USUAL_IN_A_ROW : mostInARow);
  }
}
