/**
 * Papers on the fetcher's disk. In: batches of harvested papers; out: the same papers, oldest
 * first, until whoever moved them on says to forget them. What an append has returned from survives
 * a killed process: each queue is a log of checksummed records in a folder of segments, and a
 * damaged one is refused rather than shortened.
 */
@NullMarked
package io.arxivist.fetcher.localqueue;

import org.jspecify.annotations.NullMarked;
