package io.arxivist.learning.linear;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The only thing of ours that liblinear calls while it fits, hence the place from which a fit can
 * be ended.
 */
final class CancellableRandom extends Random {
  private final transient BooleanSupplier cancelled;

  CancellableRandom(long seed, BooleanSupplier cancelled) {
    super(seed);
    this.cancelled = cancelled;
  }

  @Override
  public int nextInt(int bound) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("cancelled while fitting");
    }
    return super.nextInt(bound);
  }
}
