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
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Fits one logistic regression for each class against the rest, liblinear's {@code L2R_LR_DUAL}, on
 * all cores. The same vectors, classes and seed give the same weights, whatever the cores.
 */
public final class LinearTrainer {
  private static final double IN_CLASS = 1;
  private static final double REST = -1;

  private final LinearSettings settings;
  private final long seed;

  public LinearTrainer(LinearSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Fits the weights.
   *
   * @param vectors what to learn from, with indices below {@code terms}
   * @param classes the class of each vector, every one from 0 to {@code classCount} - 1 in use
   * @param progress told the classes fitted so far, on any thread
   * @param cancelled asked all the time, on any thread
   * @throws CancellationException soon after {@code cancelled} is true
   */
  public LinearModel fit(
      List<SparseVector> vectors,
      int[] classes,
      int classCount,
      int terms,
      IntConsumer progress,
      BooleanSupplier cancelled) {
    /* liblinear prints to standard output until told otherwise. */
    Linear.disableDebugOutput();
    Feature[][] rows = rows(vectors, terms);
    float[] weights = new float[terms * classCount];
    float[] biases = new float[classCount];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, classCount)
        .parallel()
        .forEach(label -> {
          double[] fitted = fitOne(rows, classes, label, terms, cancelled);
          for (int term = 0; term < terms; term++) {
            weights[term * classCount + label] = (float) fitted[term];
          }
          biases[label] = (float) fitted[terms];
          progress.accept(done.incrementAndGet());
        });
    return new LinearModel(weights, biases);
  }

  private double[] fitOne(
      Feature[][] rows, int[] classes, int label, int terms, BooleanSupplier cancelled) {
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = terms + 1;
    problem.bias = 1;
    problem.x = rows;
    problem.y = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      problem.y[i] = classes[i] == label ? IN_CLASS : REST;
    }
    Parameter parameter =
        new Parameter(SolverType.L2R_LR_DUAL, settings.cost(), settings.tolerance());
    parameter.setRandom(new CancellableRandom(seed + label, cancelled));
    Model model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    /* liblinear's weights speak for the label that it met first. */
    if (model.getLabels()[0] != (int) IN_CLASS) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = -weights[i];
      }
    }
    return weights;
  }

  private static Feature[][] rows(List<SparseVector> vectors, int terms) {
    Feature bias = new FeatureNode(terms + 1, 1);
    Feature[][] rows = new Feature[vectors.size()][];
    for (int i = 0; i < rows.length; i++) {
      SparseVector vector = vectors.get(i);
      rows[i] = new Feature[vector.size() + 1];
      for (int j = 0; j < vector.size(); j++) {
        rows[i][j] = new FeatureNode(vector.indices()[j] + 1, vector.values()[j]);
      }
      rows[i][vector.size()] = bias;
    }
    return rows;
  }
}
