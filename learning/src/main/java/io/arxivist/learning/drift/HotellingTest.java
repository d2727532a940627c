package io.arxivist.learning.drift;

import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Hotelling's two-sample test of equal mean vectors, with the pooled covariance.
 *
 * @param tSquared the statistic
 * @param fStatistic T² (N - d - 1) / (d (N - 2)), with d and N - d - 1 degrees of freedom
 * @param separation Mahalanobis distance between the means
 */
record HotellingTest(double tSquared, double fStatistic, double pValue, double separation) {
  /* Keeps a constant component from making the covariance singular. */
  private static final double RIDGE = 1e-12;

  static HotellingTest of(List<double[]> reference, List<double[]> window) {
    int dimensions = reference.getFirst().length;
    double papers = reference.size() + window.size();
    double[] referenceMean = mean(reference, dimensions);
    double[] windowMean = mean(window, dimensions);
    double[][] covariance = new double[dimensions][dimensions];
    addScatter(covariance, reference, referenceMean);
    addScatter(covariance, window, windowMean);
    double[] difference = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      difference[i] = referenceMean[i] - windowMean[i];
      for (int j = 0; j < dimensions; j++) {
        covariance[i][j] /= papers - 2;
      }
      covariance[i][i] += RIDGE;
    }
    double squaredDistance = squaredLength(covariance, difference);
    double tSquared = squaredDistance * reference.size() * window.size() / papers;
    double freedom = papers - dimensions - 1;
    double f = tSquared * freedom / (dimensions * (papers - 2));
    double pValue = FDistribution.of(dimensions, freedom).survivalProbability(f);
    return new HotellingTest(tSquared, f, pValue, Math.sqrt(squaredDistance));
  }

  private static double[] mean(List<double[]> sample, int dimensions) {
    double[] mean = new double[dimensions];
    for (double[] vector : sample) {
      for (int i = 0; i < dimensions; i++) {
        mean[i] += vector[i] / sample.size();
      }
    }
    return mean;
  }

  private static void addScatter(double[][] scatter, List<double[]> sample, double[] mean) {
    for (double[] vector : sample) {
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < mean.length; j++) {
          scatter[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]);
        }
      }
    }
  }

  /* d' C^-1 d through the Cholesky factor L of C: the squared length of L^-1 d. */
  private static double squaredLength(double[][] covariance, double[] difference) {
    int size = difference.length;
    double[][] factor = new double[size][size];
    double[] solved = new double[size];
    double length = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(Math.max(sum, RIDGE)) : sum / factor[j][j];
      }
      double rest = difference[i];
      for (int k = 0; k < i; k++) {
        rest -= factor[i][k] * solved[k];
      }
      solved[i] = rest / factor[i][i];
      length += solved[i] * solved[i];
    }
    return length;
  }
}
