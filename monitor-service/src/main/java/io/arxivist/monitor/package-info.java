/**
 * The monitor service. In: what the classifier stored and the champion's reference; out: whether
 * they still look alike, as one word, as findings and as a report.
 */
@NullMarked
package io.arxivist.monitor;

import org.jspecify.annotations.NullMarked;
