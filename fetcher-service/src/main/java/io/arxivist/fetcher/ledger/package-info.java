/**
 * The harvest ledger. In: what each pass of a harvest asks for and gets, day by day; out, over HTTP
 * and to whoever refills: the newest harvests, and for each set and day what was expected, what
 * came and what is missing.
 */
@NullMarked
package io.arxivist.fetcher.ledger;

import org.jspecify.annotations.NullMarked;
