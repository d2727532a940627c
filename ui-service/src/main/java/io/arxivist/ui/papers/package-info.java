/**
 * Stored papers. In: a filter or an id; out: a page of papers, or one paper with its prediction.
 */
@NullMarked
package io.arxivist.ui.papers;

import org.jspecify.annotations.NullMarked;
