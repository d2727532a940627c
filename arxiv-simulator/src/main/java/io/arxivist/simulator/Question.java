package io.arxivist.simulator;

import java.net.URI;

/**
 * A request to one of the interfaces.
 *
 * @param origin where the simulator was asked: {@code http://127.0.0.1:8099}
 * @param acceptsGzip whether the client can read a compressed answer
 * @param number of requests before it
 */
record Question(ArxivInterface of, String origin, URI uri, boolean acceptsGzip, int number) {}
