/**
 * Drift checks. In: a window of stored papers; out: a stored result with its report, or the reason
 * why nothing can be said.
 */
@NullMarked
package io.arxivist.monitor.check;

import org.jspecify.annotations.NullMarked;
