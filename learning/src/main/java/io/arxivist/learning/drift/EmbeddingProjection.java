package io.arxivist.learning.drift;

import java.util.Random;

/**
 * The profile of an embedding: eight random projections, the same for every paper and every run
 * (Achlioptas, JCSS 66, 2003: signs serve as well as Gaussians).
 */
public final class EmbeddingProjection {
  /** Length of a profile. */
  public static final int COMPONENTS = 8;

  /* A change of seed makes every stored reference useless. */
  private static final long SEED = 1707;

  private EmbeddingProjection() {}

  public static double[] of(float[] embedding) {
    Random signs = new Random(SEED);
    double[] profile = new double[COMPONENTS];
    for (float value : embedding) {
      for (int k = 0; k < COMPONENTS; k++) {
        profile[k] += signs.nextBoolean() ? value : -value;
      }
    }
    for (int k = 0; k < COMPONENTS; k++) {
      profile[k] /= Math.sqrt(COMPONENTS);
    }
    return profile;
  }
}
