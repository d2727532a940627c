package io.arxivist.core.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a reproduction.
 *
 * @param papers that were trained on again: those of the run's manifest
 * @param seed of the run
 * @param identical whether every file of the model is the same, byte for byte
 * @param files of the folder {@code model}, by name
 */
public record ReproductionResult(
    String runId, long papers, long seed, boolean identical, List<ModelFile> files) {
  public ReproductionResult {
    files = List.copyOf(files);
  }

  /**
   * One file of the model.
   *
   * @param sha256Before of the run's own file, hexadecimal; null where it has none of that name
   * @param sha256After of the file that the reproduction wrote; null where it wrote none
   */
  public record ModelFile(
      String name, @Nullable String sha256Before, @Nullable String sha256After) {}
}
