package io.arxivist.classifier.consumer;

import java.time.Instant;

/**
 * What a drain is to wait for, noted at its submission.
 *
 * @param end place in the queue, as the queue names it
 * @param waiting papers not yet acknowledged
 */
record QueueMark(String end, long waiting, Instant at) {}
