/**
 * The way of a paper between services: a {@link io.arxivist.core.queue.WorkQueue} delivers every
 * offered paper at least once, counts deliveries, and sets aside what cannot be processed.
 */
@NullMarked
package io.arxivist.core.queue;

import org.jspecify.annotations.NullMarked;
