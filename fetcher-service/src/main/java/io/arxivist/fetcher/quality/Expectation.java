package io.arxivist.fetcher.quality;

import io.arxivist.core.validation.Check;
import java.util.function.Supplier;

/**
 * One thing that is expected of the records of a harvest.
 *
 * @param name such as {@code category_known}
 * @param rule what is expected, in words
 * @param hard whether a harvest that breaks it fails
 * @param allowed the largest share of records against it that is let pass, 0 to 1
 * @param judge makes what tells a record against it; one for each harvest
 */
record Expectation(
    String name, String rule, boolean hard, double allowed, Supplier<? extends Judge> judge) {
  Expectation {
    Check.within(name, allowed, 0, 1);
  }

  static Expectation hard(
      String name, String rule, double allowed, Supplier<? extends Judge> judge) {
    return new Expectation(name, rule, true, allowed, judge);
  }

  static Expectation soft(
      String name, String rule, double allowed, Supplier<? extends Judge> judge) {
    return new Expectation(name, rule, false, allowed, judge);
  }

  Expectation allowing(double share) {
    return new Expectation(name, rule, hard, share, judge);
  }
}
