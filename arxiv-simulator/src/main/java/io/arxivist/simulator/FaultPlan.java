package io.arxivist.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which request is served which fault. A plan has a memory: one simulator uses it, from the first
 * request on.
 */
public sealed interface FaultPlan permits RandomFaults, ScriptedFaults {
  double USUAL_RATE = 0.3;
  int USUAL_IN_A_ROW = 2;

  /** No fault at all. */
  static FaultPlan none() {
    return script(List.of());
  }

  /**
   * Each request is served a fault with a chance, drawn evenly from those that can show in its
   * answer, and one question at most two in a row, so that bounded retries succeed.
   *
   * @param rate 0 to 1
   */
  static FaultPlan rate(Set<Fault> faults, double rate, long seed) {
    return rate(faults, rate, seed, USUAL_IN_A_ROW);
  }

  /**
   * The same with another bound.
   *
   * @param rate 0 to 1
   * @param mostInARow faults that one question (path and arguments) meets before a true answer
   */
  static FaultPlan rate(Set<Fault> faults, double rate, long seed, int mostInARow) {
    return new RandomFaults(faults, rate, seed, mostInARow);
  }

  /**
   * One entry for each request in turn, all interfaces together, and none after the last. A fault
   * that cannot show in the answer (an expired token on a first page) is spent without effect;
   * {@link SimulatedRequest#fault} tells.
   */
  static FaultPlan script(List<Optional<Fault>> faults) {
    return new ScriptedFaults(faults);
  }

  /**
   * What the next request is served.
   *
   * @param question path and arguments
   * @param possible what can show in its answer
   */
  Optional<Fault> next(String question, Set<Fault> possible);

  /** What it may still serve. */
  Set<Fault> faults();

  /** The chance of a fault; 1 for what a script has left. */
  double rate();
}
