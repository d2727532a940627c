/**
 * What a model's decision values are worth. In: decision values of papers that the model has not
 * seen, with their true classes; out: probabilities, sets that hold the truth with a promised
 * coverage, and the rule by which the model says nothing.
 */
@NullMarked
package io.arxivist.learning.calibration;

import org.jspecify.annotations.NullMarked;
