/**
 * What every backend of a port must do. In: a suite that a backend's test class extends and tells
 * how to make the backend; out: the same promises kept everywhere, and samples to try them on.
 */
@NullMarked
package io.arxivist.contract;

import org.jspecify.annotations.NullMarked;
