package io.arxivist.learning.drift;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The one-sided test of two shares with pooled variance: is the window's larger?
 *
 * @param z standard normal where the shares are equal
 * @param change window's share less the reference's
 */
record ShareTest(double z, double change, double pValue) {
  /**
   * Compares two counts.
   *
   * @param referenceHits of {@code reference} papers
   * @param windowHits of {@code window} papers
   */
  static ShareTest larger(long referenceHits, long reference, long windowHits, long window) {
    double change = (double) windowHits / window - (double) referenceHits / reference;
    double pooled = (double) (referenceHits + windowHits) / (reference + window);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / reference + 1.0 / window));
    double z = deviation == 0 ? 0 : change / deviation;
    return new ShareTest(z, change, NormalDistribution.of(0, 1).survivalProbability(z));
  }
}
