/**
 * What arXiv publishes. In: metadata as a source gave it; out: a checked {@link
 * io.arxivist.core.paper.Paper}, its id in chronological order, and the names of arXiv's
 * categories.
 */
@NullMarked
package io.arxivist.core.paper;

import org.jspecify.annotations.NullMarked;
