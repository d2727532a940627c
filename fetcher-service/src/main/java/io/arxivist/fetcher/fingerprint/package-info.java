/**
 * Texts as numbers. In: the parts of a text; out: 64 bits by which it is known again without being
 * kept.
 */
@NullMarked
package io.arxivist.fetcher.fingerprint;

import org.jspecify.annotations.NullMarked;
