package io.arxivist.learning.linear;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.arxivist.learning.features.SparseVector;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Fits a multi-class support vector machine (Crammer and Singer, JMLR 2, 2001), liblinear's {@code
 * MCSVM_CS}. The same vectors, classes and seed give the same weights.
 */
public final class LinearTrainer {
  private final LinearSettings settings;
  private final long seed;

  public LinearTrainer(LinearSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Fits one class each.
   *
   * @param vectors what to learn from, with indices below {@code terms}
   * @param classes the class of each vector, every one from 0 to {@code classCount} - 1 in use
   * @param cancelled asked all the time
   * @throws java.util.concurrent.CancellationException soon after {@code cancelled} is true
   */
  public LinearModel fit(
      List<SparseVector> vectors,
      int[] classes,
      int classCount,
      int terms,
      BooleanSupplier cancelled) {
    /* liblinear prints to standard output until told otherwise. */
    Linear.disableDebugOutput();
    Parameter parameter = new Parameter(SolverType.MCSVM_CS, settings.cost(), settings.tolerance());
    parameter.setRandom(new CancellableRandom(seed, cancelled));
    Model fitted = Linear.train(problem(vectors, classes, terms), parameter);
    return narrowed(fitted, classCount, terms);
  }

  private static Problem problem(List<SparseVector> vectors, int[] classes, int terms) {
    Problem problem = new Problem();
    problem.l = vectors.size();
    problem.n = terms + 1;
    problem.bias = 1;
    problem.x = new Feature[vectors.size()][];
    problem.y = new double[vectors.size()];
    Feature bias = new FeatureNode(terms + 1, 1);
    for (int i = 0; i < vectors.size(); i++) {
      problem.x[i] = nodes(vectors.get(i), bias);
      problem.y[i] = classes[i];
    }
    return problem;
  }

  private static Feature[] nodes(SparseVector vector, Feature bias) {
    Feature[] nodes = new Feature[vector.size() + 1];
    for (int i = 0; i < vector.size(); i++) {
      nodes[i] = new FeatureNode(vector.indices()[i] + 1, vector.values()[i]);
    }
    nodes[vector.size()] = bias;
    return nodes;
  }

  /* liblinear numbers classes as it meets them: columns are put back in our order. */
  private static LinearModel narrowed(Model fitted, int classCount, int terms) {
    double[] wide = fitted.getFeatureWeights();
    int[] columns = fitted.getLabels();
    float[] weights = new float[terms * classCount];
    float[] biases = new float[classCount];
    for (int column = 0; column < columns.length; column++) {
      int label = columns[column];
      for (int term = 0; term < terms; term++) {
        weights[term * classCount + label] = (float) wide[term * columns.length + column];
      }
      biases[label] = (float) wide[terms * columns.length + column];
    }
    return new LinearModel(weights, biases);
  }
}
