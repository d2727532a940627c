/**
 * Whether the model has stopped being right. In: the monitor's checks; out: verdicts, the findings
 * behind them, their reports, and a new check when the reader asks for one.
 */
@NullMarked
package io.arxivist.ui.drift;

import org.jspecify.annotations.NullMarked;
