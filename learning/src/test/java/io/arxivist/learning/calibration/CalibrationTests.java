package io.arxivist.learning.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTests {

  @Test
  void findsTheTemperatureThatMatchesTheShareOfCorrectAnswers() {
    /* Right 3 times of 4 with a margin of 1: sigmoid(1 / T) = 0.75, so T = 1 / ln 3. */
    List<double[]> scores = Collections.nCopies(4, new double[] {1, 0});

    Temperature temperature = Temperature.fit(scores, new int[] {0, 0, 1, 0});

    assertThat(temperature.value()).isCloseTo(1 / Math.log(3), within(1e-3));
    assertThat(temperature.probabilities(new double[] {1, 0})[0]).isCloseTo(0.75, within(1e-3));
  }

  @Test
  void skipsPapersOfUnknownClassWhenItFits() {
    List<double[]> scores = Collections.nCopies(5, new double[] {1, 0});

    Temperature temperature = Temperature.fit(scores, new int[] {0, 0, 1, 0, -1});

    assertThat(temperature.value()).isCloseTo(1 / Math.log(3), within(1e-3));
  }

  @Test
  void mapsTheBestClassToHowOftenItIsRightAlsoWhereTheClassIsUnknown() {
    /* Two margins and 1,000 papers of each: right 90 and 60 times in 100, the latter with 20 unknown. */
    List<double[]> scores = new ArrayList<>();
    int[] classes = new int[2_000];
    for (int i = 0; i < 2_000; i++) {
      boolean sure = i < 1_000;
      scores.add(sure ? new double[] {4, 0, 0} : new double[] {1, 0, 0});
      int place = i % 100;
      classes[i] = place < (sure ? 90 : 60) ? 0 : !sure && place < 80 ? -1 : 1 + place % 2;
    }

    Calibration calibration = Calibration.fit(scores, classes);

    assertThat(calibration.probabilities(new double[] {4, 0, 0})[0]).isCloseTo(0.9, within(0.01));
    assertThat(calibration.probabilities(new double[] {1, 0, 0})[0]).isCloseTo(0.6, within(0.01));
  }

  @Test
  void keepsTheOrderAndTheSumWhereTheCurveLowersTheBest() {
    Calibration doubtful = new Calibration(new Temperature(1), 0.1, -3);

    double[] probabilities = doubtful.probabilities(new double[] {2, 1.9, 0, -800});

    assertThat(probabilities[0]).isGreaterThanOrEqualTo(probabilities[1]);
    assertThat(probabilities[1]).isGreaterThan(probabilities[2]);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
    assertThat(doubtful.probabilities(new double[] {900, 0, 0}))
        .containsExactly(doubtful.probabilities(new double[] {901, 0, 0}), within(1e-12));
  }

  @Test
  void raisesAClassThatIsMoreFrequentThanItsScoresSay() {
    List<double[]> scores = Collections.nCopies(100, new double[] {1, 0});
    int[] classes = IntStream.range(0, 100).map(i -> i < 80 ? 1 : 0).toArray();

    double[] biases = ClassAdjustment.fit(zeros(100), scores, classes).biases();

    assertThat(1 + biases[0]).isLessThan(biases[1]);
  }

  @Test
  void enlargesTheScoresOfAClassThatSayTooLittleOfIt() {
    /* Odds of e (731 of 1,000 right) wherever two classes stand against each other: class 0 says so
    by a score of 1 against class 1, but class 2 by one of only 0.25 against class 0. */
    List<double[]> scores = new ArrayList<>();
    int[] classes = new int[16_000];
    for (int i = 0; i < classes.length; i++) {
      boolean timid = i % 2 == 0;
      boolean likely = i % 4 < 2;
      boolean right = i / 4 % 1_000 < 731;
      double sign = likely ? 1 : -1;
      scores.add(timid ? new double[] {0, -20, 0.25 * sign} : new double[] {sign, 0, -20});
      classes[i] = timid ? likely == right ? 2 : 0 : likely == right ? 0 : 1;
    }

    double[] scales = ClassAdjustment.fit(zeros(classes.length), scores, classes).scales();

    assertThat(scales[2] / scales[0]).isCloseTo(4, within(0.5));
  }

  @Test
  void changesLittleOnFewPapersAndNothingAboutAClassThatNeverComes() {
    List<double[]> scores = Collections.nCopies(3, new double[] {2, 1, -900});

    ClassAdjustment adjustment = ClassAdjustment.fit(zeros(3), scores, new int[] {0, 0, -1});

    assertThat(adjustment.scales()[0]).isCloseTo(1, within(0.1));
    assertThat(adjustment.scales()[2]).isCloseTo(1, within(1e-9));
    assertThat(adjustment.biases()[2]).isCloseTo(0, within(1e-9));
  }

  @Test
  void adjustsAPartForWhatAnotherPartSaysAlready() {
    /* A fixed score of 2 is right 88 times of 100, as its odds of e² say, whether the part to
    adjust adds 1 to it or nothing: so that part has nothing to say. */
    List<double[]> fixed = Collections.nCopies(4_000, new double[] {2, 0});
    List<double[]> scores =
        IntStream.range(0, 4_000).mapToObj(i -> new double[] {i % 2, 0}).toList();
    int[] classes = IntStream.range(0, 4_000).map(i -> i / 2 % 100 < 88 ? 0 : 1).toArray();

    ClassAdjustment adjustment = ClassAdjustment.fit(fixed, scores, classes);

    assertThat(adjustment.scales()[0]).isCloseTo(0, within(0.3));
  }

  @Test
  void keepsTheFiniteSampleQuantile() {
    /* n = 9, coverage 0.8: ceil(10 x 0.8) = 8 of 9 must be in, so one may be out. */
    double[] probabilities = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1};

    assertThat(ConformalThreshold.of(probabilities, 0.8).probability()).isEqualTo(0.2);
  }

  @Test
  void takesEveryClassWhereTooFewPapersCalibrate() {
    assertThat(ConformalThreshold.of(new double[] {0.9, 0.8}, 0.9).probability()).isZero();
  }

  @Test
  void ranksMembersAndNeverLeavesTheSetEmpty() {
    ConformalThreshold threshold = new ConformalThreshold(0.3);

    assertThat(threshold.members(new double[] {0.3, 0.1, 0.6})).containsExactly(2, 0);
    assertThat(threshold.members(new double[] {0.2, 0.2, 0.25, 0.2})).containsExactly(2);
  }

  @Test
  void abstainsWithoutKnownTermsOrBelowTheLeastProbability() {
    AbstentionRule rule = new AbstentionRule(0.2);

    assertThat(rule.abstains(0, 0.9)).isTrue();
    assertThat(rule.abstains(5, 0.19)).isTrue();
    assertThat(rule.abstains(5, 0.2)).isFalse();
  }

  private static List<double[]> zeros(int papers) {
    return Collections.nCopies(papers, new double[3]);
  }
}
