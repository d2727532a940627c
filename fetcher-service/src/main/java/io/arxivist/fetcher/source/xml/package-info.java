/**
 * Reads XML that nobody vouches for. In: bytes; out: elements and texts, bounded in length and
 * depth, with document types and external entities off.
 */
@NullMarked
package io.arxivist.fetcher.source.xml;

import org.jspecify.annotations.NullMarked;
