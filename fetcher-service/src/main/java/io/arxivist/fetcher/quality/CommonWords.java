package io.arxivist.fetcher.quality;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * English function words, which every English abstract is full of and those of other languages are
 * not. A word is held as the letters of its lower case in the bytes of one number, so that looking
 * one up makes no object: a harvest may have a billion words.
 */
final class CommonWords {
  static final long NONE = 0;

  private static final int LONGEST = Long.BYTES;
  private static final long TOO_LONG = -1;

  private static final long[] WORDS =
      Stream.of(
              ("the of and in to a is for we that with on this as by are an be from our which it can"
                      + " these has at have or not their between its also")
                  .split(" "))
          .mapToLong(CommonWords::packed)
          .sorted()
          .toArray();

  private CommonWords() {}

  static boolean isLetter(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
  }

  /** The word with one more letter. */
  static long with(long word, char letter) {
    boolean full = word >>> Byte.SIZE * (LONGEST - 1) != 0;
    return full ? TOO_LONG : word << Byte.SIZE | letter | 0x20;
  }

  static boolean contains(long word) {
    return Arrays.binarySearch(WORDS, word) >= 0;
  }

  private static long packed(String word) {
    long packed = NONE;
    for (char letter : word.toCharArray()) {
      packed = with(packed, letter);
    }
    return packed;
  }
}
