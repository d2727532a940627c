package io.arxivist.learning.gate;

import io.arxivist.core.validation.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Seconds per classification of two models, measured in turns on one machine.
 *
 * @param ratio median over the rounds of the challenger's seconds divided by the champion's of the
 *     same round
 */
public record Latency(double champion, double challenger, double ratio) {
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Lets both classify the same papers again and again; who begins changes with each round, and a
   * first round, in which code is still being compiled, does not count.
   *
   * @param papers how many each of the two tasks classifies
   * @param nanoTime such as {@link System#nanoTime}
   */
  public static Latency measure(
      Runnable champion, Runnable challenger, int papers, LongSupplier nanoTime) {
    Check.atLeast("papers", papers, 1);
    champion.run();
    challenger.run();
    List<Double> ofChampion = new ArrayList<>();
    List<Double> ofChallenger = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double second = round % 2 == 0 ? 0 : seconds(challenger, nanoTime);
      double first = seconds(champion, nanoTime);
      second = round % 2 == 0 ? seconds(challenger, nanoTime) : second;
      ofChampion.add(first / papers);
      ofChallenger.add(second / papers);
      ratios.add(second / first);
    }
    return new Latency(median(ofChampion), median(ofChallenger), median(ratios));
  }

  /* Of a time too short for the clock a ratio can still be made. */
  private static double seconds(Runnable task, LongSupplier nanoTime) {
    long start = nanoTime.getAsLong();
    task.run();
    return Math.max(1, nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
