/**
 * Corpus files. In: JSON Lines, plain or gzip, in Arxivist's own shape or the public snapshot's;
 * out: one record a line, in constant memory.
 */
@NullMarked
package io.arxivist.fetcher.source.file;

import org.jspecify.annotations.NullMarked;
