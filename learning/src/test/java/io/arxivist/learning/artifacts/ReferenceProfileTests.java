package io.arxivist.learning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.learning.drift.ObservedPaper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceProfileTests {
  @Test
  void saysInAFewNumbersWhatTheReferenceHolds() {
    ReferenceProfile profile =
        ReferenceProfile.of(
            List.of(
                paper("cs.LG", "cs.LG", 0.9, 10, "old", 9),
                paper("cs.LG", "cs.CL", 0.5, 20, "new", 1),
                paper("cs.CL", "cs.CL", 0.7, 30, "new", 3)));

    assertThat(profile.papers()).isEqualTo(3);
    assertThat(profile.categories()).isEqualTo(Map.of("cs.LG", 2L, "cs.CL", 1L));
    assertThat(profile.predictedCategories()).isEqualTo(Map.of("cs.LG", 1L, "cs.CL", 2L));
    assertThat(profile.accuracy()).isCloseTo(2.0 / 3, within(1e-12));
    /* numpy.quantile([10, 20, 30], [0, .05, .25, .5, .75, .95, 1]) */
    assertThat(profile.titleWords())
        .isEqualTo(new ReferenceProfile.Quantiles(10, 11, 15, 20, 25, 29, 30));
    assertThat(profile.confidence().median()).isEqualTo(0.7);
  }

  /* Vectors of two encoders are never mixed: 1 and 3 have mean 2 and variance 1. */
  @Test
  void takesTheVectorsOfOneEncoder() {
    ReferenceProfile.Moments moments =
        ReferenceProfile.of(
                List.of(
                    paper("cs.LG", "cs.LG", 0.9, 10, "old", 9),
                    paper("cs.LG", "cs.CL", 0.5, 20, "new", 1),
                    paper("cs.CL", "cs.CL", 0.7, 30, "new", 3)))
            .embedding();

    assertThat(moments.encoder()).isEqualTo("new");
    assertThat(moments.papers()).isEqualTo(2);
    assertThat(moments.mean()).containsExactly(2, 0);
    assertThat(moments.variance()).containsExactly(1, 0);
  }

  @Test
  void hasNoMomentsWithoutVectors() {
    ReferenceProfile.Moments moments =
        ReferenceProfile.of(
                List.of(new ObservedPaper("cs.LG", "cs.LG", 0.9, 5, 50, "", new double[0])))
            .embedding();

    assertThat(moments.encoder()).isEmpty();
    assertThat(moments.papers()).isZero();
    assertThat(moments.mean()).isEmpty();
  }

  private static ObservedPaper paper(
      String truth, String predicted, double confidence, int words, String encoder, double first) {
    return new ObservedPaper(
        truth, predicted, confidence, words, 10 * words, encoder, new double[] {first, 0});
  }
}
