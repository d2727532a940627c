/**
 * The queues over HTTP and as metrics. In: which parked papers to try once more; out: for each
 * queue what waits on disk, what the broker holds, and what it has set aside with its reason.
 */
@NullMarked
package io.arxivist.fetcher.queues;

import org.jspecify.annotations.NullMarked;
