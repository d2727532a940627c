/**
 * Where papers come from. In: what is wanted (days, sets); out: one record after the other, a paper
 * or the reason why it is none. The port and the rules that every source keeps stand here; each
 * source has a package of its own below.
 */
@NullMarked
package io.arxivist.fetcher.source;

import org.jspecify.annotations.NullMarked;
