package io.arxivist.learning.drift;

import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sample Kolmogorov-Smirnov test, two-sided.
 *
 * @param distance the largest distance between the two distribution functions
 */
record KolmogorovSmirnov(double distance, double pValue) {
  private static final int LARGEST_EXACT = 10_000;

  /* As scipy's ks_2samp: exact (ties ignored) up to 10,000 values a side. */
  static KolmogorovSmirnov of(double[] reference, double[] window) {
    boolean exact = Math.max(reference.length, window.length) <= LARGEST_EXACT;
    KolmogorovSmirnovTest.TwoResult result =
        KolmogorovSmirnovTest.withDefaults()
            .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .test(reference, window);
    return new KolmogorovSmirnov(result.getStatistic(), Math.clamp(result.getPValue(), 0, 1));
  }
}
