package io.arxivist.service.problem;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of JSON that could not be read which field it was, and which rule it breaks. */
public final class JsonRefusals {
  private JsonRefusals() {}

  /** The refusal; its field is {@code body} where the JSON as a whole is at fault. */
  public static InvalidFieldException of(JacksonException unreadable) {
    String path = path(unreadable);
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException refusal) {
        return new InvalidFieldException(
            join(path, refusal.field()), refusal.value(), refusal.rule());
      }
    }
    String field = path.isEmpty() ? "body" : path;
    return switch (unreadable) {
      case UnrecognizedPropertyException unknown ->
          new InvalidFieldException(
              path, null, "is not a known field; known are " + known(unknown));
      case InvalidFormatException format ->
          new InvalidFieldException(
              path, String.valueOf(format.getValue()), rule(format.getTargetType()));
      case MismatchedInputException mismatch ->
          new InvalidFieldException(
              field, null, "has the wrong JSON type" + expected(mismatch.getTargetType()));
      case StreamReadException broken ->
          new InvalidFieldException("body", null, "is not JSON: " + broken.getOriginalMessage());
      default -> new InvalidFieldException(field, null, "cannot be read");
    };
  }

  static String rule(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    return type.isEnum()
        ? "is not one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
        : "is not a valid " + type.getSimpleName();
  }

  private static String expected(@Nullable Class<?> type) {
    return type == null ? "" : "; expected is " + type.getSimpleName();
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds() == null
        ? "none"
        : unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String path(JacksonException unreadable) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : unreadable.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  /* Jackson's path ends at the record, or already at the field that its constructor refused. */
  private static String join(String path, String field) {
    if (path.isEmpty() || path.equals(field) || path.endsWith("." + field)) {
      return path.isEmpty() ? field : path;
    }
    return path + "." + field;
  }
}
