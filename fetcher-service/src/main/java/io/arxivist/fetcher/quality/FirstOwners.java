package io.arxivist.fetcher.quality;

import com.carrotsearch.hppc.LongLongHashMap;

/**
 * Remembers whose each text was first, by fingerprints. Memory is bounded: after 1.5 million texts,
 * which take some 48 MiB, later ones are compared with these and not remembered.
 */
final class FirstOwners {
  private static final int MOST_TEXTS = 1_500_000;

  private final LongLongHashMap owners = new LongLongHashMap();
  private final int mostTexts;

  FirstOwners() {
    this(MOST_TEXTS);
  }

  /** With a bound of its own. */
  FirstOwners(int mostTexts) {
    this.mostTexts = mostTexts;
  }

  /** Whose a text was when it was seen first; the owner given, where it was not seen before. */
  long claim(long text, long owner) {
    int place = owners.indexOf(text);
    if (owners.indexExists(place)) {
      return owners.indexGet(place);
    }
    if (owners.size() < mostTexts) {
      owners.indexInsert(place, text, owner);
    }
    return owner;
  }
}
