/**
 * Pushes. In: which local queue; out: its papers in the broker's queue of the same name, forgotten
 * on disk once the broker has them.
 */
@NullMarked
package io.arxivist.fetcher.push;

import org.jspecify.annotations.NullMarked;
