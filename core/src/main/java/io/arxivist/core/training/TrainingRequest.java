package io.arxivist.core.training;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /trainings}. All fields may be left out.
 *
 * @param from first day of the corpus window, inclusive; open when null
 * @param until last day, inclusive; open when null
 * @param seed of everything random in the training; 7 unless given
 */
public record TrainingRequest(@Nullable LocalDate from, @Nullable LocalDate until, Long seed) {
  private static final long USUAL_SEED = 7;

  /** The whole corpus with the usual seed: what an empty body asks for. */
  public static final TrainingRequest USUAL = new TrainingRequest(null, null, USUAL_SEED);

  public TrainingRequest {
    Check.ordered("until", from, until);
    seed = seed == null ? USUAL_SEED : seed;
  }
}
