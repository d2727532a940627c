package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.Paper;

/**
 * What one pass over a paper's title and abstract counts.
 *
 * @param characters UTF-16 units
 * @param nonAscii of these, beyond ASCII
 * @param ampersands of these, {@code &}
 * @param words runs of ASCII letters, names of LaTeX commands among them
 * @param commonWords of these, English function words
 */
record TextProfile(int characters, int nonAscii, int ampersands, int words, int commonWords) {

  static TextProfile of(Paper paper) {
    Counter counter = new Counter();
    counter.count(paper.title());
    counter.count(paper.abstractText());
    return new TextProfile(
        counter.characters,
        counter.nonAscii,
        counter.ampersands,
        counter.words,
        counter.commonWords);
  }

  /** Whether there is nothing but ASCII, and nothing that could be an HTML entity. */
  boolean plain() {
    return nonAscii == 0 && ampersands == 0;
  }

  double nonAsciiShare() {
    return characters == 0 ? 0 : (double) nonAscii / characters;
  }

  double commonWordShare() {
    return words == 0 ? 0 : (double) commonWords / words;
  }

  private static final class Counter {
    private int characters;
    private int nonAscii;
    private int ampersands;
    private int words;
    private int commonWords;

    void count(String text) {
      characters += text.length();
      long word = CommonWords.NONE;
      /* An array, for a letter of a String costs twice as much. */
      for (char letter : text.toCharArray()) {
        if (CommonWords.isLetter(letter)) {
          word = CommonWords.with(word, letter);
        } else {
          end(word);
          word = CommonWords.NONE;
          nonAscii += letter > 0x7f ? 1 : 0;
          ampersands += letter == '&' ? 1 : 0;
        }
      }
      end(word);
    }

    private void end(long word) {
      if (word != CommonWords.NONE) {
        words++;
        commonWords += CommonWords.contains(word) ? 1 : 0;
      }
    }
  }
}
