package io.arxivist.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that has reached the simulator.
 *
 * @param query the part after the question mark, as it was sent
 * @param userAgent who asked; empty when the caller did not say
 * @param fault what it was served wrongly; null for a true answer, and while there is none
 * @param overstepped whether it came sooner than arXiv allows, or beside another; only where the
 *     simulator is strict
 */
public record SimulatedRequest(
    Instant at,
    String path,
    String query,
    String userAgent,
    @Nullable Fault fault,
    boolean overstepped) {}
