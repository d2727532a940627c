package io.arxivist.learning.linear;

import io.arxivist.learning.features.SparseVector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Fits a multinomial logistic regression, all classes at once, by stochastic gradient descent. What
 * keeps the weights from following the papers too closely is the end of the passes: see
 * docs/model.md. Runs on all cores; the same vectors, classes and seed give the same weights,
 * whatever the cores.
 */
public final class LinearTrainer {
  /* Of one batch, every gradient is taken at the weights before it: so they can be taken at once. */
  private static final int BATCH = 64;

  private final LinearSettings settings;
  private final long seed;

  public LinearTrainer(LinearSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /** Vectors that a training goes over, all passes counted: the total of its progress. */
  public int steps(int vectors) {
    return Math.multiplyExact(settings.passes(vectors), vectors);
  }

  /**
   * Fits the weights.
   *
   * @param vectors what to learn from, with indices below {@code terms}
   * @param classes the class of each vector, from 0 to {@code classCount} - 1
   * @param progress told the steps done so far, of {@link #steps}; what it throws ends the work
   */
  public LinearModel fit(
      List<SparseVector> vectors, int[] classes, int classCount, int terms, IntConsumer progress) {
    return fit(vectors, classes, classCount, terms, progress, (pass, meanLoss) -> {});
  }

  /** Told of each pass over all vectors. */
  @FunctionalInterface
  public interface PassListener {
    /**
     * A pass has ended.
     *
     * @param pass from 1
     * @param meanLoss the log loss of the vectors in nats, each at the weights before its own step
     */
    void passed(int pass, double meanLoss);
  }

  /**
   * Fits the weights.
   *
   * @param passes told after each pass; it changes nothing about the fit
   * @see #fit(List, int[], int, int, IntConsumer)
   */
  public LinearModel fit(
      List<SparseVector> vectors,
      int[] classes,
      int classCount,
      int terms,
      IntConsumer progress,
      PassListener passes) {
    Descent descent = new Descent(classCount, terms, BATCH);
    int[] order = IntStream.range(0, vectors.size()).toArray();
    Random random = new Random(seed);
    int steps = steps(order.length);
    int done = 0;
    while (done < steps) {
      shuffle(order, random);
      double loss = 0;
      for (int start = 0; start < order.length; start += BATCH) {
        int[] batch = Arrays.copyOfRange(order, start, Math.min(order.length, start + BATCH));
        double rate = settings.rate() * (1 - (double) done / steps);
        loss += descent.step(vectors, classes, batch, rate);
        done += batch.length;
        progress.accept(done);
      }
      passes.passed(done / order.length, loss / order.length);
    }
    return descent.model();
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
