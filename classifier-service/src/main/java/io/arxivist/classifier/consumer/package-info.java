/**
 * Continuous classification. In: deliveries of the classification queue; out: stored papers with
 * embedding and prediction, acknowledged only once they are stored and archived. Embedding a batch
 * goes on while the one before it is stored. A drain tells when all that stood in the queue is
 * dealt with.
 */
@NullMarked
package io.arxivist.classifier.consumer;

import org.jspecify.annotations.NullMarked;
