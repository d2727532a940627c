package io.arxivist.fetcher.source;

import io.arxivist.core.paper.Paper;

/** What a source gave for one record. */
public sealed interface SourceRecord {

  /** A paper. */
  record Found(Paper paper) implements SourceRecord {}

  /**
   * A record that is no valid paper.
   *
   * @param where the record's id, or its line
   * @param reason field, value and rule
   */
  record Refused(String where, String reason) implements SourceRecord {}

  /** A record that arXiv marks as deleted. */
  record Deleted(String id) implements SourceRecord {}
}
