package io.arxivist.core.registry;

import io.arxivist.core.classification.ModelReference;
import java.time.Instant;
import java.util.List;

/** A registered version of the classifier. */
public record ModelVersion(String version, String runId, Instant createdAt, List<String> aliases) {
  public ModelVersion {
    aliases = List.copyOf(aliases);
  }

  public ModelReference reference() {
    return new ModelReference(version, runId);
  }
}
