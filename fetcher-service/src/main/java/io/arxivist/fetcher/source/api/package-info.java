/**
 * arXiv's query API. In: days of first versions and sets; out: papers with their true version,
 * slice by slice, windows of days halved until each stays below what the API gives in one search.
 */
@NullMarked
package io.arxivist.fetcher.source.api;

import org.jspecify.annotations.NullMarked;
