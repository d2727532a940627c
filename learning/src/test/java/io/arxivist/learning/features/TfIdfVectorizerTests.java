package io.arxivist.learning.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.core.paper.PaperText;
import java.util.List;
import org.junit.jupiter.api.Test;

class TfIdfVectorizerTests {
  private static final List<PaperText> PAPERS =
      List.of(
          new PaperText("black holes", "black holes evaporate"),
          new PaperText("black holes", "stars shine"),
          new PaperText("prime numbers", "stars"));

  @Test
  void learnsWordsAndPairsThatEnoughPapersHold() {
    Vocabulary vocabulary = learn(2, 100);

    assertThat(vocabulary.terms()).containsExactly("black", "black holes", "holes", "stars");
    assertThat(vocabulary.paperCounts()).containsExactly(2, 2, 2, 2);
    assertThat(vocabulary.papers()).isEqualTo(3);
  }

  @Test
  void formsNoPairAcrossTitleAndAbstract() {
    assertThat(learn(1, 100).terms())
        .contains("stars shine", "holes evaporate")
        .doesNotContain("holes black", "holes stars", "numbers stars");
  }

  @Test
  void keepsTheMostFrequentTermsAndWordsBeforePairs() {
    assertThat(learn(1, 3).terms()).containsExactly("black", "holes", "stars");
  }

  @Test
  void weighsTermsBySublinearCountAndRarity() {
    TfIdfVectorizer vectorizer =
        new TfIdfVectorizer(new Vocabulary(List.of("a", "a b", "b"), new int[] {1, 1, 3}, 3), 1);

    SparseVector vector = vectorizer.vectorize(new PaperText("b", "a b b c"));

    /*
     * a: 1 (ln(4/2) + 1) = 1.6931; "a b": the same; b, three times: (1 + ln 3)(ln(4/4) + 1) = 2.0986.
     * Length: sqrt(1.6931² + 1.6931² + 2.0986²) = 3.1840.
     */
    assertThat(vector.indices()).containsExactly(0, 1, 2);
    assertThat(vector.values()[0]).isCloseTo(0.5318f, within(1e-4f));
    assertThat(vector.values()[1]).isCloseTo(0.5318f, within(1e-4f));
    assertThat(vector.values()[2]).isCloseTo(0.6591f, within(1e-4f));
  }

  @Test
  void countsTitleTermsAsOftenAsTold() {
    Vocabulary vocabulary = new Vocabulary(List.of("a", "b"), new int[] {1, 1}, 3);

    SparseVector vector = new TfIdfVectorizer(vocabulary, 2).vectorize(new PaperText("a", "b"));

    /* 1 + ln 2 = 1.6931 against 1. */
    assertThat(vector.values()[0] / vector.values()[1]).isCloseTo(1.6931f, within(1e-4f));
  }

  @Test
  void givesAnEmptyVectorWhereNoTermIsKnown() {
    TfIdfVectorizer vectorizer = new TfIdfVectorizer(learn(1, 100), 2);

    assertThat(vectorizer.vectorize(new PaperText("unheard", "of")).size()).isZero();
  }

  @Test
  void givesTheSameVectorsAloneAndTogether() {
    TfIdfVectorizer vectorizer = new TfIdfVectorizer(learn(1, 100), 2);

    List<SparseVector> together = vectorizer.vectorizeAll(PAPERS, done -> {});

    assertThat(together.get(1).values())
        .containsExactly(vectorizer.vectorize(PAPERS.get(1)).values());
  }

  private static Vocabulary learn(int fewestPapers, int mostTerms) {
    return new VocabularyLearner(new FeatureSettings(fewestPapers, mostTerms, 1))
        .learn(PAPERS, done -> {});
  }
}
