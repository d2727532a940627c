/** Real papers and reference numbers for the tests that can use them. */
@NullMarked
package io.arxivist.learning;

import org.jspecify.annotations.NullMarked;
