package io.arxivist.learning.encoder;

import org.jspecify.annotations.Nullable;

/** The sentence encoder cannot be loaded, or failed on a text. */
public final class EncoderException extends RuntimeException {
  public EncoderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
