package io.arxivist.trainer.publication;

import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.learning.artifacts.ManifestSlices;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.model.BrokenModelException;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.trainer.TrainerProperties;
import io.arxivist.trainer.training.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Loads the two models of a comparison: one from this disk, one from the registry. */
@Component
class JudgedModels {
  private static final Logger LOG = LoggerFactory.getLogger(JudgedModels.class);

  private final ModelRegistry registry;
  private final Path downloads;

  JudgedModels(ModelRegistry registry, TrainerProperties properties) {
    this.registry = registry;
    this.downloads = properties.dataDirectory().resolve("gate");
  }

  JudgedModel candidate(Candidate candidate) {
    return read(candidate.artifacts());
  }

  /**
   * The model of a run; its files are here no longer than this takes.
   *
   * @throws BrokenModelException when what the registry has cannot be read
   * @throws RegistryException when the registry does not give it
   */
  JudgedModel champion(String runId) {
    Path folder = downloads.resolve(runId);
    try {
      FileSystemUtils.deleteRecursively(folder);
      Files.createDirectories(folder);
      try {
        registry.download(runId, RunArtifacts.MODEL, folder);
        downloadManifest(runId, folder);
        return read(folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the model of run " + runId + " could not be kept", e);
    }
  }

  /* A run that something else recorded has none. That the registry answers is known by now. */
  private void downloadManifest(String runId, Path folder) {
    try {
      registry.download(runId, RunArtifacts.CORPUS_MANIFEST, folder);
    } catch (RegistryException absent) {
      LOG.warn("run {} does not say which papers it learnt from", runId, absent);
    }
  }

  private JudgedModel read(Path folder) {
    PaperClassifier classifier = PaperClassifier.load(folder.resolve(RunArtifacts.MODEL));
    Path manifest = folder.resolve(RunArtifacts.CORPUS_MANIFEST);
    return new JudgedModel(
        classifier, Files.exists(manifest) ? ManifestSlices.read(manifest) : null);
  }
}
