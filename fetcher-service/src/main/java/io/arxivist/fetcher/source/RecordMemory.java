package io.arxivist.fetcher.source;

import com.carrotsearch.hppc.LongShortHashMap;
import io.arxivist.fetcher.fingerprint.Fingerprint;

/**
 * Remembers which records were given, and in which pass over a list each was seen last. A record is
 * held as its fingerprint: some 40 MB for all of arXiv. Were two taken for one, the list's own
 * count would tell.
 */
public final class RecordMemory {
  private static final short NEVER = -1;

  private final LongShortHashMap passes = new LongShortHashMap();

  /** How a record stands to those seen before. */
  public enum Sight {
    /** Seen for the first time. */
    NEW,
    /** Seen in another pass. */
    EARLIER,
    /** Seen in the same pass. */
    AGAIN
  }

  /** Takes note of a record and says how it stood before. */
  public Sight note(SourceRecord record, int pass) {
    long fingerprint = fingerprint(record);
    short before = passes.getOrDefault(fingerprint, NEVER);
    passes.put(fingerprint, (short) pass);
    return before == NEVER ? Sight.NEW : before == (short) pass ? Sight.AGAIN : Sight.EARLIER;
  }

  /** Whether a record was seen in a pass, and in none later. */
  public boolean has(SourceRecord record, int pass) {
    return passes.getOrDefault(fingerprint(record), NEVER) == (short) pass;
  }

  /* A version is a record of its own; so is what is refused or deleted. */
  private static long fingerprint(SourceRecord record) {
    return switch (record) {
      case SourceRecord.Found found -> Fingerprint.of("found", found.paper().versionedId());
      case SourceRecord.Refused refused -> Fingerprint.of("refused", refused.where());
      case SourceRecord.Deleted deleted -> Fingerprint.of("deleted", deleted.where());
    };
  }
}
