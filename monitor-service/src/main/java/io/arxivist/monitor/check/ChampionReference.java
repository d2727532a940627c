package io.arxivist.monitor.check;

import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.monitor.MonitorProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The papers that a run left for later comparisons, as the registry has them now. */
@Component
class ChampionReference {
  private final ModelRegistry registry;
  private final Path downloads;

  ChampionReference(ModelRegistry registry, MonitorProperties properties) {
    this.registry = registry;
    this.downloads = properties.dataDirectory().resolve("references");
  }

  ReferenceData load(String runId) {
    try {
      Files.createDirectories(downloads);
      Path folder = Files.createTempDirectory(downloads, "reference");
      try {
        registry.download(runId, RunArtifacts.REFERENCE_DATA, folder);
        return ReferenceData.read(folder.resolve(RunArtifacts.REFERENCE_DATA));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the reference of run " + runId + " could not be kept: " + e.getMessage(), e);
    }
  }
}
