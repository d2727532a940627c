package io.arxivist.stack;

import org.jspecify.annotations.Nullable;

/** The stack cannot start or its main job failed; the message is the one sentence shown for it. */
public final class StackException extends RuntimeException {
  public StackException(String sentence) {
    this(sentence, null);
  }

  public StackException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
