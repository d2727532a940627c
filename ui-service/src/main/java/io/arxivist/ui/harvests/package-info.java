/**
 * What was asked of arXiv and what came. In: the ledger by day and by harvest; out: a calendar for
 * each series, its gaps with their reasons, the newest harvests with their quality, and the ways to
 * start a harvest or ask for the gaps once more.
 */
@NullMarked
package io.arxivist.ui.harvests;

import org.jspecify.annotations.NullMarked;
