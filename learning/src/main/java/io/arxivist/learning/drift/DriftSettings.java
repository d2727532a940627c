package io.arxivist.learning.drift;

import io.arxivist.core.validation.Check;

/**
 * When a difference is drift: it is too unlikely to be chance, and too large to be a trifle.
 *
 * @param level an adjusted p-value below it is no chance; the chance of any false alarm in a check
 * @param fewestPapers on either side, below which nothing is said
 * @param leastAssociation the smallest Cramér's V (corrected for bias) that matters
 * @param leastDistance the smallest Kolmogorov-Smirnov distance that matters
 * @param leastSeparation the smallest Mahalanobis distance between mean embeddings that matters
 * @param leastShareChange the smallest change of a share, 0.05 = 5 percentage points, that matters
 * @param shortAbstractWords an abstract with fewer words is too short
 */
public record DriftSettings(
    double level,
    int fewestPapers,
    double leastAssociation,
    double leastDistance,
    double leastSeparation,
    double leastShareChange,
    int shortAbstractWords) {
  public DriftSettings {
    Check.within("level", level, 0, 1);
    Check.atLeast("fewestPapers", fewestPapers, 20);
    Check.within("leastAssociation", leastAssociation, 0, 1);
    Check.within("leastDistance", leastDistance, 0, 1);
    Check.within("leastSeparation", leastSeparation, 0, 10);
    Check.within("leastShareChange", leastShareChange, 0, 1);
    Check.atLeast("shortAbstractWords", shortAbstractWords, 0);
  }

  public static DriftSettings usual() {
    return new DriftSettings(0.01, 100, 0.2, 0.15, 0.5, 0.05, 20);
  }
}
