package io.arxivist.simulator;

import io.arxivist.core.validation.Check;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Faults by chance, the same for the same seed and requests. */
final class RandomFaults implements FaultPlan {
  private final EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
  private final double rate;
  private final SplittableRandom random;
  private final int mostInARow;
  private final Map<String, Integer> inARow = new HashMap<>();

  RandomFaults(Set<Fault> faults, double rate, long seed, int mostInARow) {
    this.faults.addAll(faults);
    this.rate = Check.within("rate", rate, 0, 1);
    this.random = new SplittableRandom(seed);
    this.mostInARow = Check.atLeast("mostInARow", mostInARow, 1);
  }

  @Override
  public synchronized Optional<Fault> next(String question, Set<Fault> possible) {
    /* Two draws whatever comes of them, so that one question does not move the others' fate. */
    boolean wanted = random.nextDouble() < rate;
    double choice = random.nextDouble();
    List<Fault> candidates = new ArrayList<>(faults);
    candidates.retainAll(possible);
    int before = inARow.getOrDefault(question, 0);
    if (!wanted || candidates.isEmpty() || before >= mostInARow) {
      inARow.remove(question);
      return Optional.empty();
    }
    inARow.put(question, before + 1);
    return Optional.of(candidates.get((int) (choice * candidates.size())));
  }

  @Override
  public Set<Fault> faults() {
    return EnumSet.copyOf(faults);
  }

  @Override
  public double rate() {
    return rate;
  }
}
