/**
 * Harvests. In: a request naming source, days, sets and target; out: the source's papers in the
 * local queues of their targets, divided by age where asked, and a line in the ledger.
 */
@NullMarked
package io.arxivist.fetcher.harvest;

import org.jspecify.annotations.NullMarked;
