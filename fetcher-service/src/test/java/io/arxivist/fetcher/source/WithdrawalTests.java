package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "This paper has been withdrawn by the author due to a crucial error in Lemma 3.",
        "This article has been withdrawn by arXiv administrators",
        "arXiv submission withdrawn due to inflammatory content",
        "Paper withdrawn due to error.",
        "The paper is withdrawn until further notice.",
        "12 pages, 3 figures. This submission has been withdrawn by arXiv admins",
        "5 pages, this paper has been withdrawn",
        "(Withdrawn)",
        "WITHDRAWN",
        "WITHDRAWAL NOTICE: a copyright conflict",
        "Gaps were found in the proofs. The authors have withdrawn this paper.",
        "The author withdraws this preprint",
        "This manuscript was withdrawn"
      })
  void knowsTheFormsOfAuthorsAndAdministrators(String text) {
    assertThat(Withdrawal.saidIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We study how troops are withdrawn after a war.",
        "Supersedes arXiv:0801.0001, which has been withdrawn",
        "A constant amount is withdrawn from the fund. This paper prices it.",
        "This paper studies why papers are withdrawn.",
        "We analyse 500 withdrawn papers",
        "This paper has been accepted; an earlier draft had errors",
        ""
      })
  void isNotMisledByTheWord(String text) {
    assertThat(Withdrawal.saidIn(text)).isFalse();
  }

  @Test
  void takesALaterVersionWithoutAnArticleForWithdrawn() {
    assertThat(Withdrawal.leavesNothing(2, "0kb")).isTrue();
    assertThat(Withdrawal.leavesNothing(3, " 0 KB ")).isTrue();
    assertThat(Withdrawal.leavesNothing(2, "10kb")).isFalse();
    assertThat(Withdrawal.leavesNothing(2, null)).isFalse();
    /* As arXiv's own pages have it: a first version is never a withdrawal. */
    assertThat(Withdrawal.leavesNothing(1, "0kb")).isFalse();
  }
}
