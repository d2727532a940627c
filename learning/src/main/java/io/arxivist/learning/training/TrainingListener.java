package io.arxivist.learning.training;

/** Who follows a training, and may end it. Called on any thread. */
public interface TrainingListener {
  /** Follows nothing. */
  TrainingListener NONE = (phase, done, total) -> {};

  /** Told at the start of a phase, with nothing done, and each time that some of it is done. */
  void progress(TrainingPhase phase, int done, int total);

  /**
   * Told after each pass of a fit over its papers.
   *
   * @param phase which fit
   * @param pass from 1
   * @param meanLoss log loss of the papers in nats, each before the model had learnt from it
   */
  default void passed(TrainingPhase phase, int pass, double meanLoss) {}

  /** Asked all the time; true ends the training with a CancellationException. */
  default boolean cancelled() {
    return false;
  }
}
