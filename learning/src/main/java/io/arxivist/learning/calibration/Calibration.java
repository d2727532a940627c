package io.arxivist.learning.calibration;

import io.arxivist.core.validation.Check;
import java.util.Arrays;
import java.util.List;

/**
 * Decision values to probabilities, in two steps. A softmax with a fitted temperature orders the
 * classes; a logistic curve then maps the best class's probability to how often such a class is
 * right (Platt, 1999, on the top label), and the others share the rest in proportion. One
 * temperature alone leaves a model of many classes too sure at the top and too doubtful below.
 *
 * @param slope of the curve in log-odds; 1 changes nothing
 * @param intercept of the curve in log-odds; 0 changes nothing
 */
public record Calibration(Temperature temperature, double slope, double intercept) {
  private static final int STEPS = 25;
  private static final double RIDGE = 1;
  private static final double CLIP = 1e-6;

  public Calibration {
    Check.present("temperature", temperature);
    Check.within("slope", slope, -100, 100);
    Check.within("intercept", intercept, -100, 100);
  }

  /**
   * Both steps by least log loss on held-out papers.
   *
   * @param scores decision values, at least one paper
   * @param classes the true class of each; negative where the model does not know it: no
   *     temperature can make such an answer right, but the curve counts it as wrong
   */
  public static Calibration fit(List<double[]> scores, int[] classes) {
    Temperature temperature = Temperature.fit(scores, classes);
    double[] odds = new double[classes.length];
    boolean[] right = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      double[] probabilities = temperature.probabilities(scores.get(i));
      int best = best(probabilities);
      odds[i] = logOdds(probabilities[best]);
      right[i] = best == classes[i];
    }
    return curve(temperature, odds, right);
  }

  /** Probabilities that add up to 1, in the order of the scores. */
  public double[] probabilities(double[] scores) {
    double[] probabilities = temperature.probabilities(scores);
    int best = best(probabilities);
    double top = probabilities[best];
    double[] shares = sharesOfTheRest(probabilities, best);
    double second = Arrays.stream(shares).max().orElseThrow();
    /* The curve may lower the best below the next; not so far that they would change places. */
    double mapped = Math.max(logistic(slope * logOdds(top) + intercept), second / (1 + second));
    Arrays.setAll(probabilities, k -> k == best ? mapped : shares[k] * (1 - mapped));
    return probabilities;
  }

  /* How the others divide what the best leaves; evenly where the softmax left them nothing. */
  private static double[] sharesOfTheRest(double[] probabilities, int best) {
    double[] shares = probabilities.clone();
    shares[best] = 0;
    double rest = Arrays.stream(shares).sum();
    for (int k = 0; k < shares.length; k++) {
      if (k != best) {
        shares[k] = rest > 0 ? shares[k] / rest : 1.0 / (shares.length - 1);
      }
    }
    return shares;
  }

  /* Newton's method for two coefficients, drawn towards "changes nothing" by a small ridge. */
  private static Calibration curve(Temperature temperature, double[] odds, boolean[] right) {
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < STEPS; step++) {
      double slopeGradient = RIDGE * (slope - 1);
      double interceptGradient = RIDGE * intercept;
      double slopeCurvature = RIDGE;
      double interceptCurvature = RIDGE;
      double mixed = 0;
      for (int i = 0; i < odds.length; i++) {
        double p = logistic(slope * odds[i] + intercept);
        double error = p - (right[i] ? 1 : 0);
        double weight = p * (1 - p);
        slopeGradient += error * odds[i];
        interceptGradient += error;
        slopeCurvature += weight * odds[i] * odds[i];
        interceptCurvature += weight;
        mixed += weight * odds[i];
      }
      double determinant = slopeCurvature * interceptCurvature - mixed * mixed;
      slope -= (interceptCurvature * slopeGradient - mixed * interceptGradient) / determinant;
      intercept -= (slopeCurvature * interceptGradient - mixed * slopeGradient) / determinant;
    }
    return new Calibration(temperature, slope, intercept);
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }

  private static double logOdds(double probability) {
    double clipped = Math.clamp(probability, CLIP, 1 - CLIP);
    return Math.log(clipped / (1 - clipped));
  }

  private static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
