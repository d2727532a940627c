/**
 * Trainings, and their reproduction. In: the training queue and the corpus window of a request;
 * out: a candidate on disk, with everything that its publication needs. Or in: a recorded run; out:
 * whether its training gives the same model once more.
 */
@NullMarked
package io.arxivist.trainer.training;

import org.jspecify.annotations.NullMarked;
