/**
 * Whether papers have changed. In: the reference papers of a model and a window of later ones; out:
 * a verdict and the findings behind it, each with its statistic, its effect size and a p-value
 * adjusted for the number of findings.
 */
@NullMarked
package io.arxivist.learning.drift;

import org.jspecify.annotations.NullMarked;
