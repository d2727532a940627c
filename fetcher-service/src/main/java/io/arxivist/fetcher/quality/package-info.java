/**
 * The data-quality gate. In: the records of a harvest, one after the other as their source gave
 * them; out: a report of what was expected of them and what was found, and the word that the
 * harvest must end there. Memory is bounded, whatever the length of the harvest.
 */
@NullMarked
package io.arxivist.fetcher.quality;

import org.jspecify.annotations.NullMarked;
