package io.arxivist.learning.gate;

/** A figure of both models on the same papers, for any number of copies of each paper. */
interface PairedMeasure {

  /**
   * The champion's value.
   *
   * @param copies how often each paper counts
   */
  double champion(int[] copies);

  /** The challenger's value. */
  double challenger(int[] copies);

  default double difference(int[] copies) {
    return challenger(copies) - champion(copies);
  }
}
