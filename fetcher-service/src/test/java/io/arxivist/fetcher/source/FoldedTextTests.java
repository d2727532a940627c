package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTests {
  @Test
  void foldsEveryRunOfWhiteSpaceIntoOneBlank() {
    assertThat(FoldedText.of("  A title\n  over\ttwo \u00a0 lines\u0000 "))
        .isEqualTo("A title over two lines");
    assertThat(FoldedText.of("a\u3000b\u2028c\u2009d\u0085e\u007ff")).isEqualTo("a b c d e f");
  }

  @Test
  void leavesAllElseAlone() {
    assertThat(FoldedText.of("Über $\\alpha_{1}$—é")).isEqualTo("Über $\\alpha_{1}$—é");
    assertThat(FoldedText.of("ﬁeld 𝔽₂ ½ \ufffd")).isEqualTo("ﬁeld 𝔽₂ ½ \ufffd");
    assertThat(FoldedText.of(null)).isEmpty();
  }

  @Test
  void composesLettersAndTheirAccents() {
    assertThat(FoldedText.of("Poincare\u0301 A\u030angstro\u0308m")).isEqualTo("Poincaré Ångström");
  }

  @Test
  void dropsWhatShowsNothing() {
    assertThat(FoldedText.of("\ufeffze\u200bro\u2060 wi\u00addth")).isEqualTo("zero width");
    assertThat(FoldedText.of("left\u202eto\u2066right\u200f")).isEqualTo("lefttoright");
    assertThat(FoldedText.of("tag\udb40\udc41ged")).isEqualTo("tagged");
  }

  @Test
  void keepsJoinersWhichSomeScriptsNeed() {
    assertThat(FoldedText.of("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    assertThat(FoldedText.of("👩\u200d🔬")).isEqualTo("👩\u200d🔬");
  }

  @Test
  void putsAReplacementWhereHalfOfAPairIsMissing() {
    assertThat(FoldedText.of("a\ud835b\udd3d \ud835\udd3d")).isEqualTo("a\ufffdb\ufffd 𝔽");
  }

  @Test
  void foldsAFoldedTextToItself() {
    String folded = FoldedText.of(" e\u200b\u0301 \ud800\u0301\n\u0338 = ");

    assertThat(FoldedText.of(folded)).isEqualTo(folded);
  }

  @Test
  void foldsAPartOfAnArray() {
    assertThat(FoldedText.of("xx a\n b é yy".toCharArray(), 2, 8)).isEqualTo("a b é");
  }
}
