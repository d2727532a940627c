/** The harvest ledger over HTTP. In: how many lines; out: the newest harvests with what came. */
@NullMarked
package io.arxivist.fetcher.ledger;

import org.jspecify.annotations.NullMarked;
