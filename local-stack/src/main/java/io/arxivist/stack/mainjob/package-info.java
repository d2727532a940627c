/**
 * Fetch, push, train, publish, classify, check drift: the order of work that a scheduler would
 * keep, over the same HTTP interfaces. In: where papers come from; out: a summary with seconds per
 * stage.
 */
@NullMarked
package io.arxivist.stack.mainjob;

import org.jspecify.annotations.NullMarked;
