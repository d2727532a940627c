package io.arxivist.core.validation;

import org.jspecify.annotations.Nullable;

/**
 * A value that breaks a rule of the record it was meant for. Services answer it as a 400 problem
 * detail with the three parts as properties.
 */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final int SHOWN_CHARACTERS = 120;

  private final String field;
  private final @Nullable String value;
  private final String rule;

  public InvalidFieldException(String field, @Nullable Object value, String rule) {
    super(field + ": " + (value == null ? "" : shortened(value) + " ") + rule);
    this.field = field;
    this.value = value == null ? null : shortened(value);
    this.rule = rule;
  }

  public String field() {
    return field;
  }

  /** The offending value, cut to a length that fits a log line; null where the field was absent. */
  public @Nullable String value() {
    return value;
  }

  public String rule() {
    return rule;
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
