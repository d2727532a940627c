package io.arxivist.fetcher.ledger;

import java.util.Arrays;

/**
 * Remembers which texts were met, in 64 bits each: a harvest of three million records takes some 64
 * MB, and the chance that two of its texts are taken for one is below one in a million.
 */
final class Fingerprints {
  private static final int FIRST_SIZE = 1 << 8;
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private long[] slots = new long[FIRST_SIZE];
  private int size;

  /** Whether the text was not met before. */
  boolean add(String text) {
    if (2 * size >= slots.length) {
      grow();
    }
    boolean fresh = put(fingerprint(text));
    size += fresh ? 1 : 0;
    return fresh;
  }

  private void grow() {
    long[] former = slots;
    slots = new long[2 * former.length];
    Arrays.stream(former).filter(mark -> mark != 0).forEach(this::put);
  }

  private boolean put(long mark) {
    int mask = slots.length - 1;
    int slot = (int) (mark >>> Integer.SIZE) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == mark) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = mark;
    return true;
  }

  /* FNV-1a, spread over all bits; zero marks a free slot. */
  private static long fingerprint(String text) {
    long mark = FNV_BASIS;
    for (int i = 0; i < text.length(); i++) {
      mark = (mark ^ text.charAt(i)) * FNV_PRIME;
    }
    mark = (mark ^ (mark >>> Integer.SIZE)) * SPREAD;
    mark ^= mark >>> Integer.SIZE;
    return mark == 0 ? 1 : mark;
  }
}
