/** Registered models. In: the registry as the trainer tells it; out: versions side by side. */
@NullMarked
package io.arxivist.ui.models;

import org.jspecify.annotations.NullMarked;
