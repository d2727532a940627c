/**
 * The bodies of a drift check. In: a window of stored papers; out: one verdict and the findings
 * behind it.
 */
@NullMarked
package io.arxivist.core.drift;

import org.jspecify.annotations.NullMarked;
