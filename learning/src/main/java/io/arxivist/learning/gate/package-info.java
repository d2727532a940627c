/**
 * Whether a challenger may replace a champion. In: what both said of the same later papers, and how
 * long they took; out: a finding for each measure, with its interval, its margin and a verdict.
 */
@NullMarked
package io.arxivist.learning.gate;

import org.jspecify.annotations.NullMarked;
