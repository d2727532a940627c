package io.arxivist.classifier.model;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.learning.model.PaperClassifier;

/** A model that passed its golden inference, and where it comes from. */
public record ServingModel(ModelReference reference, PaperClassifier classifier) {}
