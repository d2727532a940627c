/**
 * The classifier service. In: papers of the classification queue and texts over HTTP; out: ranked
 * categories with probabilities, and for each queued paper a stored document with its embedding and
 * prediction, and a line in the article archive.
 */
@NullMarked
package io.arxivist.classifier;

import org.jspecify.annotations.NullMarked;
