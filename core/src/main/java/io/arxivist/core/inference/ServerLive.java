package io.arxivist.core.inference;

/** Answer to {@code GET /v2/health/live}. */
public record ServerLive(boolean live) {}
