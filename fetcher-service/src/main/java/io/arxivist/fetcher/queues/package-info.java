/** Queue depths over HTTP. Out: for each queue what waits on disk and what the broker holds. */
@NullMarked
package io.arxivist.fetcher.queues;

import org.jspecify.annotations.NullMarked;
