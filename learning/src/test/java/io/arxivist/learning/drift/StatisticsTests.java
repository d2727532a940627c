package io.arxivist.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StatisticsTests {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void adjustsAsHolmDoes() {
    /* Ascending 0.01, 0.03, 0.04 times 3, 2, 1 is 0.03, 0.06, 0.04, and never decreases. */
    assertThat(Holm.adjusted(new double[] {0.04, 0.01, 0.03})).containsExactly(0.06, 0.03, 0.06);
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
  }

  @Test
  void findsTheLargestDistanceOfTwoDistributions() {
    KolmogorovSmirnov test = KolmogorovSmirnov.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});

    /* Of the 20 orders of six values, 2 separate the samples. */
    assertThat(test.distance()).isEqualTo(1);
    assertThat(test.pValue()).isCloseTo(0.1, CLOSE);
  }

  @Test
  void comparesCategoriesByPearson() {
    ContingencyTable table =
        ContingencyTable.of(papers("a", 20, "b", 30), papers("a", 30, "b", 20));

    /* Every cell expects 25 and misses it by 5: 4 x 25 / 25 = 4; V = sqrt(4 / 100). */
    assertThat(table.chiSquare().statistic()).isCloseTo(4, CLOSE);
    assertThat(table.chiSquare().degreesOfFreedom()).isEqualTo(1);
    assertThat(table.chiSquare().pValue()).isCloseTo(0.0455002638963584, CLOSE);
    assertThat(table.chiSquare().cramersV()).isCloseTo(0.2, CLOSE);
  }

  @Test
  void mergesRareCategories() {
    List<String> reference =
        Stream.concat(papers("a", 40, "b", 52).stream(), papers("c", 4, "d", 4).stream()).toList();
    List<String> window = papers("a", 50, "b", 50);

    ContingencyTable table = ContingencyTable.of(reference, window);

    /* c and d together expect 4 in either row, below 5: they join a, the last kept. */
    assertThat(table.categories()).containsExactly("b", "a");
    assertThat(table.counts()[0]).containsExactly(52, 48);
  }

  @Test
  void seesNoAssociationInASingleCategory() {
    ContingencyTable table = ContingencyTable.of(papers("a", 50, "a", 50), papers("a", 9, "a", 9));

    assertThat(table.chiSquare().pValue()).isEqualTo(1);
    assertThat(table.chiSquare().cramersV()).isZero();
  }

  @Test
  void correctsTheAssociationForTheNumberOfCategories() {
    Random random = new Random(5);
    List<String> reference = random.ints(1_000, 0, 50).mapToObj(String::valueOf).toList();
    List<String> window = random.ints(1_000, 0, 50).mapToObj(String::valueOf).toList();

    ContingencyTable.ChiSquare test = ContingencyTable.of(reference, window).chiSquare();

    assertThat(test.cramersV()).isGreaterThan(0.1);
    assertThat(test.correctedV()).isLessThan(0.1);
  }

  @Test
  void asksOnlyWhetherAShareGrew() {
    /* Shares 0.2 and 0.3, pooled 0.25: z = 0.1 / sqrt(0.25 x 0.75 x 0.02) = 1.6330. */
    ShareTest test = ShareTest.larger(20, 100, 30, 100);

    assertThat(test.z()).isCloseTo(1.632993161855452, CLOSE);
    assertThat(test.pValue()).isCloseTo(0.0512352, within(1e-6));
    assertThat(ShareTest.larger(30, 100, 20, 100).pValue()).isGreaterThan(0.9);
    assertThat(ShareTest.larger(0, 100, 0, 100).pValue()).isEqualTo(0.5);
  }

  @Test
  void measuresHowFarMeansLieApart() {
    List<double[]> reference = List.of(new double[] {0}, new double[] {2});
    List<double[]> window = List.of(new double[] {3}, new double[] {5});

    /* One dimension: means 1 and 4, pooled variance 2; T² = 9 / 2 x (2 x 2 / 4) = 4.5 = t². */
    HotellingTest test = HotellingTest.of(reference, window);

    assertThat(test.tSquared()).isCloseTo(4.5, within(1e-6));
    assertThat(test.separation()).isCloseTo(Math.sqrt(4.5), within(1e-6));
    assertThat(test.pValue()).isCloseTo(0.1679496, within(1e-6));
  }

  @Test
  void projectsAnEmbeddingTheSameWayEveryTime() {
    float[] embedding = {0.6f, -0.8f, 0};

    double[] profile = EmbeddingProjection.of(embedding);

    assertThat(profile).hasSize(8).containsExactly(EmbeddingProjection.of(embedding));
    /* Each component is one of (±0.6 ±0.8) / sqrt(8). */
    assertThat(Arrays.stream(profile).map(Math::abs).map(x -> Math.round(x * 1e4)).toArray())
        .containsOnly(4950, 707);
  }

  private static List<String> papers(String first, int count, String second, int more) {
    return Stream.concat(
            Collections.nCopies(count, first).stream(), Collections.nCopies(more, second).stream())
        .toList();
  }
}
