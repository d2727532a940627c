package io.arxivist.service.problem;

/** There is no such thing, or not yet: answered 404 with the reason. */
public final class NotFoundException extends RuntimeException {
  public NotFoundException(String reason) {
    super(reason);
  }
}
