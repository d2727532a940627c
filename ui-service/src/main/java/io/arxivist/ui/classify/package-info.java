/** A text that a reader pastes. In: title and abstract; out: what the model says of them. */
@NullMarked
package io.arxivist.ui.classify;

import org.jspecify.annotations.NullMarked;
