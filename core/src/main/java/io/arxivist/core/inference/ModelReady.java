package io.arxivist.core.inference;

/** Answer to {@code GET /v2/models/{name}/ready}. */
public record ModelReady(String name, boolean ready) {}
