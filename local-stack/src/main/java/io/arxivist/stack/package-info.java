/**
 * {@code ./run}. In: its options; out: a running suite, its main job done, and one address to open.
 * Every refusal is one sentence.
 */
@NullMarked
package io.arxivist.stack;

import org.jspecify.annotations.NullMarked;
