package io.arxivist.core.registry;

import org.jspecify.annotations.Nullable;

/** The registry could not be reached, refused, or holds something unreadable. */
public final class RegistryException extends RuntimeException {
  public RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
