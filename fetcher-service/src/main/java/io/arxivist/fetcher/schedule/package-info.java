/**
 * Continuous mode, for those who run no other scheduler. In: a time of day; out: a harvest of the
 * days that the ledger lacks, a refill of recent gaps and a push, as ordinary jobs.
 */
@NullMarked
package io.arxivist.fetcher.schedule;

import org.jspecify.annotations.NullMarked;
