package io.arxivist.classifier.inference;

/** A body beyond the limit: answered 413. */
final class TooLargeException extends RuntimeException {
  private final int mostBytes;

  TooLargeException(int mostBytes) {
    super("the body is longer than " + mostBytes + " bytes");
    this.mostBytes = mostBytes;
  }

  String rule() {
    return "is more than " + mostBytes + " bytes";
  }
}
