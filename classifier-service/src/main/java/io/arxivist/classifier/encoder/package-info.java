/**
 * The sentence encoder of the service. In: texts, each in the lane of who waits for it; out: their
 * vectors, text by text in fair turns. The consumer insists on it; callers that wait are told at
 * once when there is none.
 */
@NullMarked
package io.arxivist.classifier.encoder;

import org.jspecify.annotations.NullMarked;
