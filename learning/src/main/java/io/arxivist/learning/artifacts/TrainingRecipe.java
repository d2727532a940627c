package io.arxivist.learning.artifacts;

import io.arxivist.learning.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model is made of once more: the same papers and settings give the same model, byte for
 * byte.
 */
public record TrainingRecipe(CorpusManifest manifest, TrainingSettings settings) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads the recipe of a run.
   *
   * @param artifacts folder with {@link RunArtifacts#CORPUS_MANIFEST} and {@link
   *     RunArtifacts#SETTINGS}
   * @throws IllegalArgumentException if a file is not what this release writes; it is named
   */
  public static TrainingRecipe read(Path artifacts) {
    return new TrainingRecipe(
        read(artifacts.resolve(RunArtifacts.CORPUS_MANIFEST), CorpusManifest.class),
        read(artifacts.resolve(RunArtifacts.SETTINGS), TrainingSettings.class));
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(Files.readString(file), type);
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(file.getFileName(), e.getMessage()), e);
    }
  }
}
