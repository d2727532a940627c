package io.arxivist.service.problem;

import org.jspecify.annotations.Nullable;

/** Something the answer needs is not there at present: answered 503, naming it. */
public final class UnavailableException extends RuntimeException {
  private final String backend;

  public UnavailableException(String backend, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.backend = backend;
  }

  public String backend() {
    return backend;
  }
}
