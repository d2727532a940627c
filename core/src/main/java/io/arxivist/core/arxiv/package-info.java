/**
 * When arXiv announces. In: arXiv's holidays; out: whether a day has an announcement, at what
 * instant, and how many lie between two days.
 */
@NullMarked
package io.arxivist.core.arxiv;

import org.jspecify.annotations.NullMarked;
