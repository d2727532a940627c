package io.arxivist.core.inference;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Answer to {@code GET /v2}.
 *
 * @param extensions of the protocol that are spoken
 */
public record ServerMetadata(String name, String version, List<String> extensions) {
  public ServerMetadata {
    Check.notBlank("name", name);
    Check.notBlank("version", version);
    extensions = List.copyOf(extensions);
  }
}
