package io.arxivist.core.registry;

import io.arxivist.core.classification.ModelReference;
import java.time.Instant;
import java.util.List;

/** A registered version of the classifier. */
public record ModelVersion(String version, String runId, Instant createdAt, List<String> aliases) {
  public ModelVersion {
    aliases = List.copyOf(aliases);
  }

  /** Versions count up: the later of two has the higher number. */
  public int number() {
    return Integer.parseInt(version);
  }

  /** Whether this one was registered after the other. */
  public boolean isLaterThan(ModelReference other) {
    return number() > Integer.parseInt(other.version());
  }

  public ModelReference reference() {
    return new ModelReference(version, runId);
  }
}
