package io.arxivist.classifier.reclassification;

import io.arxivist.core.classification.ModelReference;

/** The model that a re-classification was asked for, noted at its submission. */
record ReclassificationMark(ModelReference model) {}
