package io.arxivist.mongodb;

import io.arxivist.core.drift.DriftCheckResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A drift check as it is stored.
 *
 * @param at when it was stored
 * @param html the report; null where a list left it out
 */
@Document(DriftCheckDocument.COLLECTION)
record DriftCheckDocument(
    @Id String id, Instant at, DriftCheckResult result, @Nullable String html) {
  static final String COLLECTION = "drift_checks";
}
