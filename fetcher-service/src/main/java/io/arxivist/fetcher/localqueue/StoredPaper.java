package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;

/** A paper and its place in a local queue. */
public record StoredPaper(long place, HarvestedPaper paper) {}
