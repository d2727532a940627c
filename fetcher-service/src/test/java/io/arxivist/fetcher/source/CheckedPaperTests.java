package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedPaperTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "No abstract",
        "no abstract available.",
        "Abstract not available",
        "None",
        "N/A",
        "-",
        "...",
        "TBA",
        "See manuscript for full abstract.",
        "see the paper"
      })
  void refusesAPlaceholderForAnAbstract(String text) {
    assertThatThrownBy(() -> CheckedPaper.of(paper(text, List.of("Ada Brown"))))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("abstract: \"" + text + "\" stands for a missing one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We prove it.",
        "你好",
        "None of the known bounds is tight.",
        "An abstract algebra."
      })
  void takesAShortAbstractForOne(String text) {
    Paper paper = paper(text, List.of("Ada Brown"));

    assertThat(CheckedPaper.of(paper)).isSameAs(paper);
  }

  @Test
  void refusesMoreAuthorsThanAPaperCanHave() {
    assertThatThrownBy(
            () -> CheckedPaper.of(paper("Text", Collections.nCopies(20_001, "Ada Brown"))))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("authors: 20001 items is more than 20000");
    assertThatThrownBy(() -> CheckedPaper.of(paper("Text", List.of("x".repeat(2_001)))))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageEndingWith("is longer than 2000");
  }

  @Test
  void givesCategoriesTheirNamesOfToday() {
    assertThat(CheckedPaper.categories(" cmp-lg\ncs.CL  alg-geom "))
        .containsExactly("cs.CL", "math.AG");
    /* An archive that was divided has no one successor. */
    assertThat(CheckedPaper.categories("astro-ph hep-th")).containsExactly("astro-ph", "hep-th");
    assertThat(CheckedPaper.categories(null)).isEmpty();
  }

  private static Paper paper(String abstractText, List<String> authors) {
    return new Paper("2611.90001", 1, "Title", abstractText, List.of("cs.LG"), authors, null, null);
  }
}
