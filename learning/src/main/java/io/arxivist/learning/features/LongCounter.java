package io.arxivist.learning.features;

import java.util.Arrays;

/**
 * Counts by non-negative long key, open addressing. Pairs of words are millions: boxed keys would
 * cost five times the memory.
 */
final class LongCounter {
  private static final long FREE = -1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] counts;
  private int size;

  LongCounter(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) << 2;
    keys = new long[capacity];
    Arrays.fill(keys, FREE);
    counts = new int[capacity];
  }

  void add(long key, int amount) {
    int slot = slot(key);
    if (keys[slot] == FREE) {
      keys[slot] = key;
      size++;
    }
    counts[slot] += amount;
    if (size > keys.length / 2) {
      grow();
    }
  }

  /** The count of a key; 0 where it was never added. */
  int count(long key) {
    return counts[slot(key)];
  }

  void forEach(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != FREE) {
        visitor.visit(keys[slot], counts[slot]);
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * SPREAD) >>> 32) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    Arrays.fill(keys, FREE);
    counts = new int[keys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != FREE) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
      }
    }
  }

  @FunctionalInterface
  interface Visitor {
    void visit(long key, int count);
  }
}
