package io.arxivist.jenkins;

/** The file says something that Jenkins would not take, or that this project does not allow. */
final class PipelineSyntaxException extends RuntimeException {

  PipelineSyntaxException(String message) {
    super(message);
  }
}
