/**
 * How good a model is. In: papers with the probabilities that a model gave their categories; out:
 * the figures by which it is judged, beside the majority class, and a line for each category.
 * Conventions are scikit-learn's.
 */
@NullMarked
package io.arxivist.learning.evaluation;

import org.jspecify.annotations.NullMarked;
