/**
 * Papers on the fetcher's disk. In: batches of harvested papers; out: the same papers, oldest
 * first, until whoever moved them on says to forget them. What an append has returned from survives
 * a killed process.
 */
@NullMarked
package io.arxivist.fetcher.localqueue;

import org.jspecify.annotations.NullMarked;
