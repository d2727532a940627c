package io.arxivist.learning.training;

/** A corpus holds too little to learn from; the message says what was found and what is needed. */
public final class CorpusTooSmallException extends RuntimeException {
  public CorpusTooSmallException(String message) {
    super(message);
  }
}
