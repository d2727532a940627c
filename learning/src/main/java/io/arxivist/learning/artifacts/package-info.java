/**
 * The files of a training run. In: a trained model and the embeddings of its reference papers; out:
 * a folder that a registry stores and the classifier and the monitor read.
 */
@NullMarked
package io.arxivist.learning.artifacts;

import org.jspecify.annotations.NullMarked;
