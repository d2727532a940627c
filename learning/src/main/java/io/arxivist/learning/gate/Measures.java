package io.arxivist.learning.gate;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** The figures that a gate compares. */
final class Measures {
  /* As in an evaluation: scikit-learn's clip. */
  private static final double LEAST_PROBABILITY = Math.ulp(1.0);
  private static final int BINS = 15;

  private Measures() {}

  /** Share of papers whose best category is the authors' first. */
  static PairedMeasure top1(PairedAnswers papers) {
    return mean(papers, (answer, truth) -> answer.predicted().equals(truth) ? 1 : 0);
  }

  /** Mean of -ln of the truth's probability. */
  static PairedMeasure logLoss(PairedAnswers papers) {
    return mean(
        papers,
        (answer, truth) -> -Math.log(Math.max(answer.truthProbability(), LEAST_PROBABILITY)));
  }

  /** Share of papers whose prediction set holds the truth. */
  static PairedMeasure coverage(PairedAnswers papers) {
    return mean(papers, (answer, truth) -> answer.covered() ? 1 : 0);
  }

  /** Expected calibration error over 15 bins of equal width. */
  static PairedMeasure calibrationError(PairedAnswers papers) {
    return of(
        new CalibrationError(papers.truths(), papers.champion()),
        new CalibrationError(papers.truths(), papers.challenger()));
  }

  /** F1 of one category. */
  static PairedMeasure f1(String category, PairedAnswers papers) {
    return of(
        new CategoryF1(category, papers.truths(), papers.champion()),
        new CategoryF1(category, papers.truths(), papers.challenger()));
  }

  private static PairedMeasure mean(
      PairedAnswers papers, ToDoubleBiFunction<ModelAnswer, String> value) {
    return of(
        new Mean(papers.truths(), papers.champion(), value),
        new Mean(papers.truths(), papers.challenger(), value));
  }

  private static PairedMeasure of(Figure champion, Figure challenger) {
    return new PairedMeasure() {
      @Override
      public double champion(int[] copies) {
        return champion.of(copies);
      }

      @Override
      public double challenger(int[] copies) {
        return challenger.of(copies);
      }
    };
  }

  /** A figure of one model. */
  @FunctionalInterface
  private interface Figure {
    double of(int[] copies);
  }

  private static final class Mean implements Figure {
    private final double[] values;

    Mean(
        List<String> truths,
        List<ModelAnswer> answers,
        ToDoubleBiFunction<ModelAnswer, String> value) {
      values = new double[truths.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value.applyAsDouble(answers.get(i), truths.get(i));
      }
    }

    @Override
    public double of(int[] copies) {
      double sum = 0;
      long papers = 0;
      for (int i = 0; i < values.length; i++) {
        sum += copies[i] * values[i];
        papers += copies[i];
      }
      return sum / papers;
    }
  }

  private static final class CalibrationError implements Figure {
    private final int[] bins;
    private final double[] excess;

    CalibrationError(List<String> truths, List<ModelAnswer> answers) {
      bins = new int[truths.size()];
      excess = new double[truths.size()];
      for (int i = 0; i < bins.length; i++) {
        ModelAnswer answer = answers.get(i);
        double correct = answer.predicted().equals(truths.get(i)) ? 1 : 0;
        bins[i] = Math.clamp((int) Math.ceil(BINS * answer.confidence()) - 1, 0, BINS - 1);
        excess[i] = correct - answer.confidence();
      }
    }

    @Override
    public double of(int[] copies) {
      double[] sums = new double[BINS];
      long papers = 0;
      for (int i = 0; i < bins.length; i++) {
        sums[bins[i]] += copies[i] * excess[i];
        papers += copies[i];
      }
      double error = 0;
      for (double sum : sums) {
        error += Math.abs(sum);
      }
      return error / papers;
    }
  }

  private static final class CategoryF1 implements Figure {
    private final boolean[] truth;
    private final boolean[] predicted;

    CategoryF1(String category, List<String> truths, List<ModelAnswer> answers) {
      truth = new boolean[truths.size()];
      predicted = new boolean[truths.size()];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = truths.get(i).equals(category);
        predicted[i] = answers.get(i).predicted().equals(category);
      }
    }

    @Override
    public double of(int[] copies) {
      long both = 0;
      long either = 0;
      for (int i = 0; i < truth.length; i++) {
        both += truth[i] && predicted[i] ? copies[i] : 0;
        either += (truth[i] ? copies[i] : 0) + (predicted[i] ? copies[i] : 0);
      }
      return either == 0 ? 0 : 2.0 * both / either;
    }
  }
}
