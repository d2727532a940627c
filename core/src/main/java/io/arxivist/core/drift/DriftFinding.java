package io.arxivist.core.drift;

import io.arxivist.core.validation.Check;

/**
 * One comparison of the window with the reference.
 *
 * @param name what was compared: {@code abstract_words}, {@code confidence}, {@code
 *     primary_category}
 * @param test the statistic's name: {@code kolmogorov_smirnov}, {@code chi_square}
 * @param effectSize in the unit of {@code effect}
 * @param effect what the effect size measures: {@code max_cdf_distance}, {@code cramers_v}
 * @param pValue adjusted for the number of findings
 * @param threshold the level below which the adjusted p-value is drift
 * @param explanation one sentence for a reader of the report
 */
public record DriftFinding(
    DriftKind kind,
    String name,
    String test,
    double statistic,
    double effectSize,
    String effect,
    double pValue,
    double threshold,
    boolean drift,
    String explanation) {
  public DriftFinding {
    Check.present("kind", kind);
    Check.notBlank("name", name);
    Check.within("pValue", pValue, 0, 1);
  }
}
