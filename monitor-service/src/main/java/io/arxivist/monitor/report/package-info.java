/** Reports for people. In: a drift check's result and what it compared; out: one HTML file. */
@NullMarked
package io.arxivist.monitor.report;

import org.jspecify.annotations.NullMarked;
