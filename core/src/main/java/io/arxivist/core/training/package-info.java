/** The bodies of a training and its publication, and the figures by which a model is judged. */
@NullMarked
package io.arxivist.core.training;

import org.jspecify.annotations.NullMarked;
