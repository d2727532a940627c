/** Comma-separated tables (RFC 4180). In: cells; out: lines, and the cells again. */
@NullMarked
package io.arxivist.learning.table;

import org.jspecify.annotations.NullMarked;
