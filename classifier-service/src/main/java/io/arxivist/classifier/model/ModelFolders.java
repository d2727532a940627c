package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.learning.model.BrokenModelException;
import io.arxivist.learning.model.PaperClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Downloaded models on disk, one folder a run; a folder is complete or not there. */
@Component
public final class ModelFolders {
  private static final String MODEL = "model";
  private static final String UNFINISHED = ".part";

  private final ModelRegistry registry;
  private final Path models;

  @Autowired
  ModelFolders(ModelRegistry registry, ClassifierProperties properties) {
    this(registry, properties.dataDirectory().resolve("models"));
  }

  /** Models below a folder of one's own. */
  public ModelFolders(ModelRegistry registry, Path models) {
    this.registry = registry;
    this.models = models;
  }

  /**
   * The verified model of a run, downloaded unless it is here and whole.
   *
   * @throws BrokenModelException when what the registry has is broken
   */
  public PaperClassifier load(String runId) {
    Path folder = models.resolve(runId);
    try {
      if (Files.isDirectory(folder)) {
        try {
          return verified(folder);
        } catch (BrokenModelException damaged) {
          /* Damaged on this disk, perhaps not in the registry: fetch it once more. */
          FileSystemUtils.deleteRecursively(folder);
        }
      }
      download(runId, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the model of run " + runId + " could not be kept", e);
    }
    return verified(folder);
  }

  /** Deletes what other runs left here. */
  public void keepOnly(String runId) {
    try (Stream<Path> folders = Files.list(models)) {
      for (Path folder : folders.toList()) {
        if (!folder.equals(models.resolve(runId))) {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("old models could not be deleted", e);
    }
  }

  private void download(String runId, Path folder) throws IOException {
    Path unfinished = models.resolve(runId + UNFINISHED);
    FileSystemUtils.deleteRecursively(unfinished);
    Files.createDirectories(unfinished);
    registry.download(runId, MODEL, unfinished);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /* A model serves only after it answered once, as when it was written: loading makes sure of it. */
  private static PaperClassifier verified(Path folder) {
    return PaperClassifier.load(folder.resolve(MODEL));
  }
}
