package io.arxivist.service.problem;

/** The request is well formed but the present state refuses it: answered 409 with the reason. */
public final class ConflictException extends RuntimeException {
  public ConflictException(String reason) {
    super(reason);
  }
}
