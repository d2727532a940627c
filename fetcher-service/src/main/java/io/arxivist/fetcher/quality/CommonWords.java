package io.arxivist.fetcher.quality;

import java.util.Arrays;

/**
 * English function words, which every English abstract is full of and those of other languages are
 * not. A word is held as the letters of its lower case in the bytes of one number, so that looking
 * one up makes no object: a harvest may have a billion words.
 */
final class CommonWords {
  static final long NONE = 0;

  private static final int LONGEST = Long.BYTES;
  private static final long TOO_LONG = -1;

  private static final String WORDS =
      "the of and in to a is for we that with on this as by are an be from our which it can these"
          + " has at have or not their between its also";

  private static final int PLACES = 1_024;
  private static final Table TABLE = Table.withoutCollisions(0x9e3779b97f4a7c15L);

  private CommonWords() {}

  static boolean isLetter(char letter) {
    /* One comparison: the bit 0x20 makes small letters of capitals, and of nothing else. */
    return (char) ((letter | 0x20) - 'a') <= 'z' - 'a';
  }

  /** The word with one more letter. */
  static long with(long word, char letter) {
    boolean full = word >>> Byte.SIZE * (LONGEST - 1) != 0;
    return full ? TOO_LONG : word << Byte.SIZE | letter | 0x20;
  }

  static boolean contains(long word) {
    return TABLE.words[place(word, TABLE.spread)] == word;
  }

  /**
   * Each word at the place that its hash names, and no two at one place: a lookup has no branch,
   * which nobody could foresee.
   */
  private record Table(long spread, long[] words) {

    /** With the first factor, from a given one on, that brings no two words to one place. */
    static Table withoutCollisions(long first) {
      for (long spread = first; ; spread += 2) {
        long[] words = new long[PLACES];
        for (String word : WORDS.split(" ")) {
          long packed = packed(word);
          words[place(packed, spread)] = packed;
        }
        if (Arrays.stream(words).filter(word -> word != NONE).count() == WORDS.split(" ").length) {
          return new Table(spread, words);
        }
      }
    }
  }

  private static int place(long word, long spread) {
    return (int) (word * spread >>> Long.SIZE - Integer.numberOfTrailingZeros(PLACES));
  }

  private static long packed(String word) {
    long packed = NONE;
    for (char letter : word.toCharArray()) {
      packed = with(packed, letter);
    }
    return packed;
  }
}
