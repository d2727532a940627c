package io.arxivist.trainer.publication;

import io.arxivist.core.training.PublicationResult;
import org.jspecify.annotations.Nullable;

/**
 * How far the publication of a candidate came.
 *
 * @param runId the run that holds it; never a second one
 * @param result null until the gate has decided
 */
record Publication(String runId, @Nullable PublicationResult result) {}
