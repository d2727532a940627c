package io.arxivist.fetcher.quality;

/**
 * English function words, which every English abstract is full of and those of other languages are
 * not. A word is held as the letters of its lower case in the bytes of one number, so that looking
 * one up makes no object: a harvest may have a billion words.
 */
final class CommonWords {
  static final long NONE = 0;

  private static final int LONGEST = Long.BYTES;
  private static final long TOO_LONG = -1;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private static final String WORDS =
      "the of and in to a is for we that with on this as by are an be from our which it can these"
          + " has at have or not their between its also";

  /* Open addressing, four places a word: most lookups end at the first. */
  private static final int PLACES = 128;
  private static final long[] TABLE = table();

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
    return TABLE[place(TABLE, word)] == word;
  }

  private static long[] table() {
    long[] table = new long[PLACES];
    for (String word : WORDS.split(" ")) {
      long packed = packed(word);
      table[place(table, packed)] = packed;
    }
    return table;
  }

  /** Where the word stands, or the free place where it would. */
  private static int place(long[] table, long word) {
    int place = (int) (word * SPREAD >>> Long.SIZE - Integer.numberOfTrailingZeros(PLACES));
    while (table[place] != NONE && table[place] != word) {
      place = place + 1 & PLACES - 1;
    }
    return place;
  }

  private static long packed(String word) {
    long packed = NONE;
    for (char letter : word.toCharArray()) {
      packed = with(packed, letter);
    }
    return packed;
  }
}
