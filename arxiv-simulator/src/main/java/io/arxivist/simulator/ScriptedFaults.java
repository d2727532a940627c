package io.arxivist.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Faults in a given order. */
final class ScriptedFaults implements FaultPlan {
  private final Deque<Optional<Fault>> left;

  ScriptedFaults(List<Optional<Fault>> faults) {
    this.left = new ArrayDeque<>(faults);
  }

  @Override
  public synchronized Optional<Fault> next(String question, Set<Fault> possible) {
    return left.isEmpty() ? Optional.empty() : left.remove().filter(possible::contains);
  }

  @Override
  public synchronized Set<Fault> faults() {
    return left.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public double rate() {
    return faults().isEmpty() ? 0 : 1;
  }
}
