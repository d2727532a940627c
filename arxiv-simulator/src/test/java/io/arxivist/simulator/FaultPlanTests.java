package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTests {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  @Test
  void givesTheSameFaultsForTheSameSeed() {
    List<Optional<Fault>> faults = served(FaultPlan.rate(ALL, 0.5, 7), 200);

    assertThat(served(FaultPlan.rate(ALL, 0.5, 7), 200)).isEqualTo(faults);
    assertThat(served(FaultPlan.rate(ALL, 0.5, 8), 200)).isNotEqualTo(faults);
  }

  @Test
  void keepsToItsRate() {
    long wrong =
        served(FaultPlan.rate(ALL, 0.3, 7), 10_000).stream().filter(Optional::isPresent).count();

    /* Standard deviation sqrt(10000 · 0.3 · 0.7) = 46; four of them on either side. */
    assertThat(wrong).isBetween(3_000L - 184, 3_000L + 184);
  }

  @Test
  void givesOneQuestionATrueAnswerAfterTwoFaults() {
    FaultPlan plan = FaultPlan.rate(ALL, 1, 7);

    List<Boolean> wrong = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      wrong.add(plan.next("same", ALL).isPresent());
      plan.next("other " + i, ALL);
    }

    assertThat(wrong).containsExactly(true, true, false, true, true, false);
  }

  @Test
  void drawsOnlyWhatCanShow() {
    FaultPlan plan = FaultPlan.rate(EnumSet.of(Fault.RESET, Fault.EXPIRED_TOKEN), 1, 7);

    assertThat(plan.next("a", EnumSet.of(Fault.RESET, Fault.STALL))).contains(Fault.RESET);
    assertThat(plan.next("b", EnumSet.of(Fault.STALL))).isEmpty();
  }

  @Test
  void followsAScriptAndThenServesTheTruth() {
    FaultPlan plan =
        FaultPlan.script(
            List.of(
                Optional.of(Fault.RESET),
                Optional.empty(),
                Optional.of(Fault.EXPIRED_TOKEN),
                Optional.of(Fault.STALL)));
    Set<Fault> possible = EnumSet.complementOf(EnumSet.of(Fault.EXPIRED_TOKEN));

    assertThat(plan.next("a", possible)).contains(Fault.RESET);
    assertThat(plan.next("a", possible)).isEmpty();
    assertThat(plan.next("a", possible)).isEmpty();
    assertThat(plan.faults()).containsExactly(Fault.STALL);
    assertThat(plan.next("a", possible)).contains(Fault.STALL);
    assertThat(plan.next("a", possible)).isEmpty();
    assertThat(plan.faults()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRate() {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> FaultPlan.rate(ALL, 1.5, 7))
        .withMessage("rate: 1.5 is not within 0.0 and 1.0");
  }

  private static List<Optional<Fault>> served(FaultPlan plan, int requests) {
    List<Optional<Fault>> faults = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      faults.add(plan.next("question " + i, ALL));
    }
    return faults;
  }
}
