package io.arxivist.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTests {
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final Offset<Double> CLOSE = within(1e-9);

  /* Four papers: right, second of three, wrong but cross-listed, of a category never learnt. */
  private static final List<ScoredPaper> PAPERS =
      List.of(
          paper(List.of("a"), List.of("a"), 0.8, 0.1, 0.1),
          paper(List.of("b"), List.of("a", "b"), 0.5, 0.4, 0.1),
          paper(List.of("c", "a"), List.of("a"), 0.6, 0.3, 0.1),
          paper(List.of("z"), List.of("b", "c"), 0.2, 0.5, 0.3));

  @Test
  void countsTruthsAmongTheMostProbable() {
    assertThat(metric("top1")).isEqualTo(0.25);
    assertThat(metric("top3")).isEqualTo(0.75);
    assertThat(metric("top5")).isEqualTo(0.75);
    assertThat(metric("top1_low")).isLessThanOrEqualTo(0.25);
    assertThat(metric("top1_high")).isGreaterThanOrEqualTo(0.25);
  }

  @Test
  void takesAnUnknownCategoryAsALossThatIsLargeButFinite() {
    double expected =
        -(Math.log(0.8) + Math.log(0.4) + Math.log(0.1) + Math.log(Math.ulp(1.0))) / 4;

    assertThat(metric("log_loss")).isCloseTo(expected, CLOSE);
  }

  @Test
  void averagesGapsOfBins() {
    /* Bins hold 0.8 | 0.5 and 0.5 | 0.6: gaps (1 - 0.8), (0 - 1.0), (0 - 0.6); 1.8 / 4. */
    assertThat(metric("ece")).isCloseTo(0.45, CLOSE);
  }

  @Test
  void measuresPredictionSetsAndCrossLists() {
    assertThat(metric("coverage")).isEqualTo(0.5);
    assertThat(metric("set_size")).isEqualTo(1.5);
    assertThat(metric("cross_list_top1")).isEqualTo(0.5);
    assertThat(metric("evaluation_papers")).isEqualTo(4);
  }

  @Test
  void comparesWithTheMostFrequentCategories() {
    assertThat(metric("majority_top1")).isEqualTo(0.25);
    assertThat(metric("majority_top3")).isEqualTo(0.75);
    assertThat(metric("top1_over_majority")).isEqualTo(0);
  }

  @Test
  void averagesF1OverCategoriesThatOccur() {
    /* a: precision 1/3, recall 1, F1 1/2; b, c and z: 0. */
    assertThat(metric("macro_f1")).isCloseTo(0.125, CLOSE);
    assertThat(evaluation().categories())
        .contains(new CategoryScore("a", 1, 3, 1.0 / 3, 1, 0.5))
        .extracting(CategoryScore::category)
        .containsExactly("a", "b", "c", "z");
  }

  @Test
  void listsConfusedPairs() {
    assertThat(evaluation().confusions())
        .containsExactly(
            new ConfusionTable.Confusion("b", "a", 1),
            new ConfusionTable.Confusion("c", "a", 1),
            new ConfusionTable.Confusion("z", "b", 1));
  }

  @Test
  void givesTheSameIntervalForTheSameSeed() {
    boolean[] hits = {true, false, true, true, false, true, true, true, false, true};

    assertThat(BootstrapInterval.of(hits, 3)).isEqualTo(BootstrapInterval.of(hits, 3));
  }

  private static double metric(String name) {
    return evaluation().metrics().getOrDefault(name, Double.NaN);
  }

  private static Evaluation evaluation() {
    return Evaluation.of(LABELS, PAPERS, new MajorityBaseline(List.of("b", "b", "a", "c")), 7);
  }

  private static ScoredPaper paper(
      List<String> categories, List<String> set, double... probabilities) {
    return new ScoredPaper("2501.00001", categories, probabilities, set);
  }
}
