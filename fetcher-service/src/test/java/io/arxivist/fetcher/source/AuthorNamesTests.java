package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorNamesTests {
  @Test
  void splitsAtCommasAndTheWordAnd() {
    assertThat(AuthorNames.split("Ada Brown, Bo Chen and Cy Dee"))
        .containsExactly("Ada Brown", "Bo Chen", "Cy Dee");
  }

  @Test
  void dropsAffiliationsEvenWithCommasAndBracketsInThem() {
    assertThat(AuthorNames.split("Ada Brown (1, 2), Bo Chen (Institute (North), and South) and C."))
        .containsExactly("Ada Brown", "Bo Chen", "C.");
  }

  @Test
  void keepsLatexTogether() {
    assertThat(AuthorNames.split("Paulo Andr\\'e de {Castro, Jr.}, G\\\"odel"))
        .containsExactly("Paulo Andr\\'e de {Castro, Jr.}", "G\\\"odel");
  }

  @Test
  void findsNobodyInNothing() {
    assertThat(AuthorNames.split(null)).isEmpty();
    assertThat(AuthorNames.split(" , : ")).isEmpty();
  }

  @Test
  void survivesBracketsThatDoNotMatch() {
    assertThat(AuthorNames.split(") Ada Brown (Nowhere, Bo Chen")).containsExactly("Ada Brown");
  }
}
