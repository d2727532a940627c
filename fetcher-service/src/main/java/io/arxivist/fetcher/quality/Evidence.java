package io.arxivist.fetcher.quality;

/**
 * Whether a share is above what is allowed, or too few records were seen to say.
 *
 * <p>Of a source in which the allowed share of records is against an expectation, a harvest of n
 * shows at least k against it with a chance of at most exp(-n KL(k/n, allowed)), where KL is the
 * Kullback-Leibler divergence of two coins. The bound is Chernoff's, in the form of Hoeffding,
 * 1963, theorem 1; where all are against it, it is the exact binomial chance. A share is above what
 * is allowed once that chance is below one in a hundred: with 2 % allowed that takes two of three
 * records, three of twelve, 35 of a thousand, and one odd record alone says nothing.
 */
final class Evidence {
  private static final double LARGEST_CHANCE = 0.01;

  private Evidence() {}

  static boolean isAbove(double allowed, long violations, long inspected) {
    if (violations == 0) {
      return false;
    }
    double share = (double) violations / inspected;
    if (share <= allowed) {
      return false;
    }
    return chance(share, allowed, inspected) < LARGEST_CHANCE;
  }

  private static double chance(double share, double allowed, long inspected) {
    double others = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - allowed)) : 0;
    return Math.exp(-inspected * (share * Math.log(share / allowed) + others));
  }
}
