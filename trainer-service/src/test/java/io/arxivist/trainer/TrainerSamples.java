package io.arxivist.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings for tests. */
public final class TrainerSamples {
  private TrainerSamples() {}

  /**
   * The usual ones but for small numbers of papers.
   *
   * @param fewestPapers for a comparison of two models
   */
  public static TrainerProperties properties(Path data, int fewestPapers) {
    return properties(data, fewestPapers, 5);
  }

  /**
   * The usual ones but for small numbers.
   *
   * @param fewestPapers for a comparison of two models
   * @param mostPublished candidates that are kept
   */
  public static TrainerProperties properties(Path data, int fewestPapers, int mostPublished) {
    return new TrainerProperties(
        data,
        Path.of("unused"),
        new TrainerProperties.Candidates(mostPublished, Duration.ofDays(30)),
        200,
        1_000,
        new TrainerProperties.Embedding(10_000, 30_000),
        new TrainerProperties.Gate(
            0.02,
            0.02,
            0.1,
            0.03,
            0.1,
            List.of(),
            10,
            50,
            fewestPapers,
            20_000,
            3,
            Duration.ofMillis(50),
            7));
  }
}
