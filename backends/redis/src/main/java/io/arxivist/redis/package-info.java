/**
 * The work queue on Redis Streams. In: harvested papers as JSON, one stream entry each; out:
 * deliveries of one consumer group, and the stream of parked work beside the queue. A Redis that is
 * away shows as Spring's {@link org.springframework.dao.DataAccessException}.
 */
@NullMarked
package io.arxivist.redis;

import org.jspecify.annotations.NullMarked;
