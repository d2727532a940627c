package io.arxivist.fetcher.localqueue;

import java.util.HashMap;
import java.util.Map;

/**
 * Which versions of which papers a harvest has brought: exactly, in some 3 bits for each number
 * that arXiv gave in a month. Ids of a month and a version share bitmaps of 1,024 numbers each.
 */
final class BroughtPapers {
  private static final int NUMBERS = 1_024;

  private final Map<String, long[]> bitmaps;
  private long size;

  BroughtPapers() {
    this(Map.of());
  }

  BroughtPapers(Map<String, long[]> bitmaps) {
    this.bitmaps = new HashMap<>(bitmaps);
    for (long[] bits : bitmaps.values()) {
      for (long word : bits) {
        size += Long.bitCount(word);
      }
    }
  }

  /** Where the bit of a versioned id stands: {@code 2503.15521v2} is bit 161 of 2503.5v2#15. */
  private record Place(String bitmap, int bit) {
    static Place of(String versionedId) {
      int version = versionedId.lastIndexOf('v');
      int number = version;
      while (Character.isDigit(versionedId.charAt(number - 1))) {
        number--;
      }
      /* Old ids write month and number in one: hep-th/9901001. */
      number += versionedId.charAt(number - 1) == '/' ? 4 : 0;
      int value = Integer.parseInt(versionedId, number, version, 10);
      String month = versionedId.substring(0, number);
      String suffix = versionedId.substring(version);
      return new Place(
          month + (version - number) + suffix + '#' + value / NUMBERS, value % NUMBERS);
    }
  }

  boolean has(String versionedId) {
    Place place = Place.of(versionedId);
    long[] bits = bitmaps.get(place.bitmap);
    return bits != null && (bits[place.bit / Long.SIZE] & 1L << place.bit) != 0;
  }

  void add(String versionedId) {
    Place place = Place.of(versionedId);
    long[] bits = bitmaps.computeIfAbsent(place.bitmap, name -> new long[NUMBERS / Long.SIZE]);
    long bit = 1L << place.bit;
    size += (bits[place.bit / Long.SIZE] & bit) == 0 ? 1 : 0;
    bits[place.bit / Long.SIZE] |= bit;
  }

  long size() {
    return size;
  }

  Map<String, long[]> bitmaps() {
    return bitmaps;
  }
}
