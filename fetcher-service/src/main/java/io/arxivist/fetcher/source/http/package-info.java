/**
 * Asks arXiv over HTTP, at its pace and under our name. In: an address and who reads its answer;
 * out: the answer read, or why there is none after all attempts.
 */
@NullMarked
package io.arxivist.fetcher.source.http;

import org.jspecify.annotations.NullMarked;
