package io.arxivist.fetcher.source;

import java.nio.charset.StandardCharsets;

/**
 * Remembers which records were given, and in which pass over a list each was seen last. A record is
 * held as 64 bits of hash: some 40 MB for all of arXiv. Two of arXiv's three million records meet
 * in one hash with a chance of one in four million, and a list's own count would tell.
 */
public final class RecordMemory {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /* Zero marks a free place; the one record whose hash is zero is held as this. */
  private static final long INSTEAD_OF_ZERO = 0x9e3779b97f4a7c15L;

  private long[] hashes = new long[FIRST_CAPACITY];
  private short[] passes = new short[FIRST_CAPACITY];
  private int size;

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
    long hash = hash(record);
    int place = place(hash);
    if (hashes[place] == 0) {
      hashes[place] = hash;
      passes[place] = (short) pass;
      if (++size > hashes.length / 4 * 3) {
        grow();
      }
      return Sight.NEW;
    }
    boolean same = passes[place] == (short) pass;
    passes[place] = (short) pass;
    return same ? Sight.AGAIN : Sight.EARLIER;
  }

  /** Whether a record was seen in a pass, and in none later. */
  public boolean has(SourceRecord record, int pass) {
    int place = place(hash(record));
    return hashes[place] != 0 && passes[place] == (short) pass;
  }

  /* A version is a record of its own; so is what is refused or deleted. */
  private static long hash(SourceRecord record) {
    String name =
        switch (record) {
          case SourceRecord.Found found -> found.paper().versionedId();
          case SourceRecord.Refused refused -> "refused " + refused.where();
          case SourceRecord.Deleted deleted -> "deleted " + deleted.where();
        };
    long hash = FNV_OFFSET;
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (letter & 0xff)) * FNV_PRIME;
    }
    long mixed = mixed(hash);
    return mixed == 0 ? INSTEAD_OF_ZERO : mixed;
  }

  /* The finalizer of MurmurHash3: FNV-1a alone leaves similar names close to each other. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int place = (int) hash & mask;
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] before = hashes;
    short[] passesBefore = passes;
    hashes = new long[before.length * 2];
    passes = new short[before.length * 2];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int place = place(before[i]);
        hashes[place] = before[i];
        passes[place] = passesBefore[i];
      }
    }
  }
}
