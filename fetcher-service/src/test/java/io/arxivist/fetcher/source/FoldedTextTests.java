package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTests {
  @Test
  void foldsEveryRunOfWhiteSpaceIntoOneBlank() {
    assertThat(FoldedText.of("  A title\n  over\ttwo \u00a0 lines\u0000 "))
        .isEqualTo("A title over two lines");
  }

  @Test
  void leavesAllElseAlone() {
    assertThat(FoldedText.of("Über $\\alpha_{1}$—é")).isEqualTo("Über $\\alpha_{1}$—é");
    assertThat(FoldedText.of(null)).isEmpty();
  }
}
