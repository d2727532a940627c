package io.arxivist.fetcher.source;

import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a source gave for one record. */
public sealed interface SourceRecord {

  /** The record's id, or the line where it stands. */
  String where();

  /**
   * The day under which the source lists the record, which the ledger counts it on: its last change
   * in OAI-PMH, its first version in the query API, the announcement in a feed. Null where the
   * source knows none.
   */
  @Nullable LocalDate day();

  /** A paper. */
  record Found(Paper paper, @Nullable LocalDate day) implements SourceRecord {
    public Found(Paper paper) {
      this(paper, null);
    }

    @Override
    public String where() {
      return paper.id();
    }
  }

  /**
   * A record that is no valid paper.
   *
   * @param reason field, value and rule
   */
  record Refused(String where, String reason, @Nullable LocalDate day) implements SourceRecord {
    private static final int LONGEST_PLACE = 200;

    public Refused {
      /* What is no paper may well have no id either, but all of a page in its place. */
      where = where.length() <= LONGEST_PLACE ? where : where.substring(0, LONGEST_PLACE);
    }

    public Refused(String where, String reason) {
      this(where, reason, null);
    }
  }

  /** A record that arXiv marks as deleted. */
  record Deleted(String where, @Nullable LocalDate day) implements SourceRecord {
    public Deleted(String where) {
      this(where, null);
    }
  }
}
