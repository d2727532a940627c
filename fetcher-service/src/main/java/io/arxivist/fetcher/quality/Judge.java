package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Tells whether a record is against an expectation. Asked about each record of a harvest once. */
interface Judge {

  /** The value that is against the expectation; null where nothing is. */
  @Nullable String violation(Paper paper, TextProfile text);

  /** Likewise of a record that is no valid paper; most expectations ask nothing of these. */
  default @Nullable String violation(SourceRecord.Refused refused) {
    return null;
  }
}
