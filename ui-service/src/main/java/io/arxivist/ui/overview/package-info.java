/**
 * The pipeline at a glance. In: queues, summary, models, checks and jobs, asked for at once; out:
 * one picture with its numbers, whatever part of it can be had.
 */
@NullMarked
package io.arxivist.ui.overview;

import org.jspecify.annotations.NullMarked;
