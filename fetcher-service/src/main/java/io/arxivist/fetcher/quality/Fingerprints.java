package io.arxivist.fetcher.quality;

/**
 * Remembers which texts were seen and whose they were, by 64-bit hashes: two different texts among
 * a million share one with a chance of 1 in 37 million. The table grows to a bound of 32 MiB; once
 * that is three quarters full, which is after 1.5 million texts, later ones are compared with these
 * and not remembered.
 */
final class Fingerprints {
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int MOST_SLOTS = 1 << 21;
  private static final long FREE = 0;

  private final int mostSlots;
  private long[] keys = new long[FIRST_SLOTS];
  private long[] owners = new long[FIRST_SLOTS];
  private int size;

  Fingerprints() {
    this(MOST_SLOTS);
  }

  /**
   * With a bound of its own.
   *
   * @param mostSlots a power of two, 1,024 at least
   */
  Fingerprints(int mostSlots) {
    this.mostSlots = mostSlots;
  }

  /** Whose a text was when it was seen first; the owner given, where it was not seen before. */
  long claim(long text, long owner) {
    long key = text == FREE ? 1 : text;
    int slot = slot(key);
    if (keys[slot] == key) {
      return owners[slot];
    }
    if (full() && keys.length < mostSlots) {
      grow();
      slot = slot(key);
    }
    if (!full()) {
      keys[slot] = key;
      owners[slot] = owner;
      size++;
    }
    return owner;
  }

  /**
   * Hashes a text: FNV-1a over its UTF-16 units, then the finalizer of MurmurHash3, which spreads
   * what FNV leaves close together.
   *
   * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">Fowler, Noll, Vo</a>
   */
  static long hash(String... parts) {
    long hash = 0xcbf29ce484222325L;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
      }
      /* Ends a part: 0xffff is no character. */
      hash = (hash ^ 0xffff) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  private boolean full() {
    return size >= keys.length / 4 * 3;
  }

  /** Where the key stands, or the free slot where it would. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldOwners = owners;
    keys = new long[oldKeys.length * 2];
    owners = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        owners[slot] = oldOwners[i];
      }
    }
  }
}
