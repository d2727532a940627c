package io.arxivist.fetcher.localqueue;

/** Where the papers of a queue stand on disk, by their running place; 8 bytes a paper. */
final class Positions {
  private static final int FIRST_ROOM = 1_024;

  private long[] ring = new long[FIRST_ROOM];
  private long head = 1;
  private long next = 1;

  /** Begins in the middle, with papers that stand nowhere. */
  void begin(long first, long end, long nowhere) {
    head = first;
    next = first;
    while (next < end) {
      add(nowhere);
    }
  }

  void add(long position) {
    if (size() == ring.length) {
      grow();
    }
    ring[index(next++)] = position;
  }

  long get(long place) {
    if (place < head || place >= next) {
      throw new IllegalArgumentException(
          "place: " + place + " is not within " + head + " and " + (next - 1));
    }
    return ring[index(place)];
  }

  void dropBelow(long place) {
    head = Math.max(head, Math.min(place, next));
    if (head == next) {
      ring = new long[FIRST_ROOM];
    }
  }

  long head() {
    return head;
  }

  /** The place that the next paper gets. */
  long next() {
    return next;
  }

  long size() {
    return next - head;
  }

  private void grow() {
    long[] wider = new long[Math.multiplyExact(ring.length, 2)];
    for (long place = head; place < next; place++) {
      wider[(int) (place % wider.length)] = ring[index(place)];
    }
    ring = wider;
  }

  private int index(long place) {
    return (int) (place % ring.length);
  }
}
