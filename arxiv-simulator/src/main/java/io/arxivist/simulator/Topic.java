package io.arxivist.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one paper is about: mostly its own field, in part a neighbour, now and then something else.
 *
 * @param neighbourShare of the phrases that come from the neighbour
 * @param strayShare of the phrases that come from any field
 */
record Topic(
    Field own, Field neighbour, double neighbourShare, double strayShare, List<Field> all) {

  /** A phrase of the paper; a field's first phrases are its most frequent. */
  String phrase(RandomGenerator random) {
    double draw = random.nextDouble();
    Field field = own;
    if (draw < strayShare) {
      field = all.get(random.nextInt(all.size()));
    } else if (draw < strayShare + neighbourShare) {
      field = neighbour;
    }
    double skewed = Math.pow(random.nextDouble(), PHRASE_SKEW);
    return field.phrases().get((int) (skewed * field.phrases().size()));
  }

  private static final double PHRASE_SKEW = 1.6;
}
