package io.arxivist.core.queue;

import io.arxivist.core.paper.HarvestedPaper;

/**
 * One paper taken from a queue.
 *
 * @param receipt what the queue needs to acknowledge it
 * @param deliveries how often it has been handed out, this time included
 */
public record Delivery(String receipt, HarvestedPaper paper, int deliveries) {}
