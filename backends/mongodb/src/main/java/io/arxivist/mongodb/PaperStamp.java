package io.arxivist.mongodb;

import java.time.Instant;

/**
 * Which state of a stored paper somebody has seen: another version or another prediction is another
 * stamp.
 *
 * @param id arXiv id without version
 * @param predictedAt when its present prediction was made, to the millisecond
 */
public record PaperStamp(String id, int version, Instant predictedAt) {}
