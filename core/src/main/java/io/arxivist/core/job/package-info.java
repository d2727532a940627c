/**
 * Long work, the same everywhere: a {@link io.arxivist.core.job.Job} is stored before it runs and
 * is never forgotten.
 */
@NullMarked
package io.arxivist.core.job;

import org.jspecify.annotations.NullMarked;
