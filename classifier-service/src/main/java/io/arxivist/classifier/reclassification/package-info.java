/**
 * Stored papers under a new champion. In: a job that names a run and days; out: stored predictions
 * of that run in place of another's, with the first one kept. It takes its time: the consumer and
 * callers go first.
 */
@NullMarked
package io.arxivist.classifier.reclassification;

import org.jspecify.annotations.NullMarked;
