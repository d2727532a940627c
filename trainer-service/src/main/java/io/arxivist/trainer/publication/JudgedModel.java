package io.arxivist.trainer.publication;

import io.arxivist.learning.artifacts.ManifestSlices;
import io.arxivist.learning.model.PaperClassifier;
import org.jspecify.annotations.Nullable;

/**
 * A model that is compared.
 *
 * @param learntFrom null where its run does not say
 */
record JudgedModel(PaperClassifier classifier, @Nullable ManifestSlices learntFrom) {}
