package io.arxivist.core.shadow;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /shadow}: the challenger against the champion on the papers that both
 * answered as they came in.
 *
 * @param enabled whether challengers are asked at all
 * @param champion null before the first model
 * @param challenger null where no version carries the alias {@code challenger}
 * @param problem why the challenger is not asked at present; null where it is
 * @param compared papers that both answered
 * @param agreements of them those with one answer
 * @param disagreements of them those with two
 * @param championRight papers that the champion put where the authors did
 * @param challengerRight papers that the challenger put where the authors did
 * @param pairs the answers that differ most often, most first
 */
public record ShadowReport(
    boolean enabled,
    @Nullable ModelReference champion,
    @Nullable ModelReference challenger,
    @Nullable String problem,
    long compared,
    long agreements,
    long disagreements,
    long championRight,
    long challengerRight,
    List<Pair> pairs) {
  public ShadowReport {
    Check.atLeast("agreements", agreements, 0);
    Check.atLeast("disagreements", disagreements, 0);
    if (agreements + disagreements != compared) {
      throw new InvalidFieldException(
          "compared", compared, "is not the sum of agreements and disagreements");
    }
    pairs = List.copyOf(Check.present("pairs", pairs));
  }

  /**
   * Two answers to the same papers.
   *
   * @param championRight of these papers, those that the champion put where the authors did
   * @param challengerRight those that the challenger did
   */
  public record Pair(
      String champion, String challenger, long papers, long championRight, long challengerRight) {}
}
