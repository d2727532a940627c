/**
 * A source with another in reserve. In: a query for the first; out: its records, or those of the
 * second while the first is down, with the reasons why these do not make the days complete.
 */
@NullMarked
package io.arxivist.fetcher.source.failover;

import org.jspecify.annotations.NullMarked;
