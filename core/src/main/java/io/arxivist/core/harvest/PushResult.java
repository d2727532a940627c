package io.arxivist.core.harvest;

/** Result of a push: papers that the queue now holds and the local queue has forgotten. */
public record PushResult(long pushed, double seconds) {}
