package io.arxivist.core.queue;

/** Body of {@code POST /drains}: nothing is to be chosen. */
public record DrainRequest() {}
