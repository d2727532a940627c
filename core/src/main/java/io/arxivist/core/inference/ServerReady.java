package io.arxivist.core.inference;

/** Answer to {@code GET /v2/health/ready}. */
public record ServerReady(boolean ready) {}
