/**
 * Trainings. In: the training queue and the corpus window of a request; out: a candidate on disk,
 * with everything that its publication needs.
 */
@NullMarked
package io.arxivist.trainer.training;

import org.jspecify.annotations.NullMarked;
