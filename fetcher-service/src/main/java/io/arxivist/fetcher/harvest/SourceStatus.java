package io.arxivist.fetcher.harvest;

import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /sources/oai}.
 *
 * @param name what papers from there carry: {@code oai} or {@code simulator}
 * @param problem why it does not answer; null when it does
 */
public record SourceStatus(
    String name, String address, boolean reachable, @Nullable String problem) {}
