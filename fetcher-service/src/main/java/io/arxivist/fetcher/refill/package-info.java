/**
 * Refills of the ledger. In: which gaps; out: harvests of their days, and the gaps that are left
 * after them.
 */
@NullMarked
package io.arxivist.fetcher.refill;

import org.jspecify.annotations.NullMarked;
