package io.arxivist.learning.features;

/** Two adjacent words, given by their numbers, as one key. */
final class WordPairs {
  /** Stands where a word is unknown or a text ends: nothing is adjacent to it. */
  static final int GAP = -1;

  private static final long LOW = 0xffffffffL;

  private WordPairs() {}

  static long key(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  static int first(long key) {
    return (int) (key >>> Integer.SIZE);
  }

  static int second(long key) {
    return (int) (key & LOW);
  }
}
