package io.arxivist.learning.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A percentile bootstrap interval of a share (Efron, 1979).
 *
 * @param low lower end
 * @param high upper end
 */
public record BootstrapInterval(double low, double high) {
  private static final int REPLICATES = 1_000;
  private static final double TAIL = 0.025;

  /** Where 95 % of 1,000 resampled shares lie. The same seed gives the same interval. */
  public static BootstrapInterval of(boolean[] hits, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shares = new double[REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      int count = 0;
      for (int i = 0; i < hits.length; i++) {
        count += hits[random.nextInt(hits.length)] ? 1 : 0;
      }
      shares[replicate] = (double) count / hits.length;
    }
    Arrays.sort(shares);
    int cut = (int) (TAIL * REPLICATES);
    return new BootstrapInterval(shares[cut], shares[REPLICATES - 1 - cut]);
  }
}
