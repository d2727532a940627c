package io.arxivist.simulator;

import java.time.Instant;

/**
 * A request that has reached the simulator.
 *
 * @param query the part after the question mark, as it was sent
 * @param userAgent who asked; empty when the caller did not say
 */
public record SimulatedRequest(Instant at, String path, String query, String userAgent) {}
