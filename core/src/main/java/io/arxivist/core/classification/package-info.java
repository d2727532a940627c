/**
 * What a paper is about. In: texts to classify; out: ranked categories with probabilities, the
 * model that gave them, and the stored paper that carries both.
 */
@NullMarked
package io.arxivist.core.classification;

import org.jspecify.annotations.NullMarked;
