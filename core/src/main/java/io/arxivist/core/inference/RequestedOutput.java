package io.arxivist.core.inference;

import io.arxivist.core.validation.Check;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An output tensor that a request asks for, by its name. */
public record RequestedOutput(String name, @Nullable Map<String, Object> parameters) {
  public RequestedOutput {
    Check.notBlank("name", name);
  }
}
