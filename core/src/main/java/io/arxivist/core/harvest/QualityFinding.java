package io.arxivist.core.harvest;

import java.util.List;

/**
 * What one expectation found among the records of a harvest.
 *
 * @param expectation its name, such as {@code category_known}
 * @param rule what is expected, in words
 * @param hard whether the harvest fails when it does not hold
 * @param violations records against it
 * @param share of the records inspected, 0 to 1
 * @param allowed the largest share that is let pass, 0 to 1
 * @param met whether the share is within what is allowed, or too few records were seen to say
 * @param examples the first few, each by its id with the value
 */
public record QualityFinding(
    String expectation,
    String rule,
    boolean hard,
    long violations,
    double share,
    double allowed,
    boolean met,
    List<String> examples) {
  public QualityFinding {
    examples = List.copyOf(examples);
  }
}
