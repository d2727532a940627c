package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.Paper;
import org.junit.jupiter.api.Test;

class TextProfileTests {

  @Test
  void countsTitleAndAbstract() {
    Paper paper =
        SoundPapers.withAbstract(
            SoundPapers.withTitle(Samples.paper(), "The Théorie"),
            "We can't, in $\\alpha$-theorems");

    /* Characters: 11 and 30, of which é. Words: The, Th, orie; We, can, t, in, alpha, theorems.
     * Common ones: The, We, can, in. */
    assertThat(TextProfile.of(paper)).isEqualTo(new TextProfile(41, 1, 0, 9, 4));
  }

  @Test
  void takesNoLongWordForItsEnd() {
    Paper paper =
        SoundPapers.withAbstract(
            SoundPapers.withTitle(Samples.paper(), "abcdefghthe"), "abcdefghijklmnopthe these");

    assertThat(TextProfile.of(paper).words()).isEqualTo(3);
    assertThat(TextProfile.of(paper).commonWords()).isEqualTo(1);
  }
}
