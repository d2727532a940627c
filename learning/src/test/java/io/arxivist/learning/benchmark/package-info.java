/** Programs that measure; run by hand, not shipped. */
@NullMarked
package io.arxivist.learning.benchmark;

import org.jspecify.annotations.NullMarked;
