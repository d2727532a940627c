package io.arxivist.core.queue;

import java.time.Instant;

/**
 * A message set aside.
 *
 * @param body the message as it stood in the queue, readable or not
 */
public record ParkedPaper(String receipt, String body, String reason, Instant parkedAt) {}
