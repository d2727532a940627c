package io.arxivist.simulator;

/** An error that OAI-PMH answers in the body: {@code badArgument}, {@code noRecordsMatch}. */
final class OaiError extends RuntimeException {
  private final String code;

  OaiError(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
