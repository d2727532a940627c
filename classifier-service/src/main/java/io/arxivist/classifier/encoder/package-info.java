/**
 * The sentence encoder of the service. In: texts; out: their vectors. The consumer insists on it;
 * callers that wait are told at once when there is none.
 */
@NullMarked
package io.arxivist.classifier.encoder;

import org.jspecify.annotations.NullMarked;
