/**
 * Where trained models are recorded and named. In: a finished run with its artifacts; out:
 * versions, aliases, and the artifacts again.
 */
@NullMarked
package io.arxivist.core.registry;

import org.jspecify.annotations.NullMarked;
