package io.arxivist.fetcher.source;

import org.jspecify.annotations.Nullable;

/** A source cannot be read; the message says which, what it answered and what may help. */
public final class SourceException extends RuntimeException {

  /** What kind of failure it is, and so what helps. */
  public enum Kind {
    /** The source will not answer this, however often it is asked. */
    REFUSED,
    /** The source asks to be left alone for a while. */
    BUSY,
    /** The source is not there, or fails: another one may answer. */
    DOWN,
    /** The source answers, but with what cannot be used: another way of asking may help. */
    UNUSABLE
  }

  private final Kind kind;

  /** A failure that asking again does not mend. */
  public SourceException(String message, @Nullable Throwable cause) {
    this(Kind.REFUSED, message, cause);
  }

  public SourceException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
