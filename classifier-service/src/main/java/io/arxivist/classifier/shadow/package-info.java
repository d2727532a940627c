/**
 * A challenger in shadow. In: the papers of the consumer with their vectors; out: what the
 * registry's challenger would have said of them, kept beside the prediction and counted, never
 * served.
 */
@NullMarked
package io.arxivist.classifier.shadow;

import org.jspecify.annotations.NullMarked;
