package io.arxivist.learning.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTokenizerTests {

  @Test
  void splitsAtEverythingThatIsNeitherLetterNorDigit() {
    assertThat(PaperTokenizer.words("Deep-learning: 3D\n(and) U-Nets!"))
        .containsExactly("deep", "learning", "3d", "and", "u", "nets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Schrödinger|schrodinger",
        "Schr\\\"odinger|schrodinger",
        "Schr\\\"{o}dinger|schrodinger",
        "Poincar\\'e|poincare",
        "{\\'E}tale|etale",
        "\\v{C}ech|cech",
        "$\\mathcal{N}$|n",
        "\\alpha|alpha"
      })
  void readsAccentsAndLatexAsOneWord(String text, String word) {
    assertThat(PaperTokenizer.words(text)).containsExactly(word);
  }

  @Test
  void keepsOtherScripts() {
    assertThat(PaperTokenizer.words("Теория 量子")).containsExactly("теория", "量子");
  }

  @Test
  void findsNothingInPunctuation() {
    assertThat(PaperTokenizer.words(" $$ -- \\ {}")).isEmpty();
  }

  @Test
  void cutsEndlessWords() {
    assertThat(PaperTokenizer.words("x".repeat(500))).containsExactly("x".repeat(40));
  }
}
