package io.arxivist.core.search;

/** Body of {@code POST /index-rebuilds}: nothing is to be chosen. */
public record IndexRebuildRequest() {}
