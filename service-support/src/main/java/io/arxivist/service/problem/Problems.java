package io.arxivist.service.problem;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The wording of problem details. A refused value always comes with its field and the rule. */
final class Problems {
  private Problems() {}

  static ProblemDetail of(HttpStatus status, @Nullable String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail == null ? "" : detail);
  }

  static ProblemDetail invalid(String field, @Nullable String value, String rule) {
    String shown = value == null ? "" : value + " ";
    ProblemDetail problem = of(HttpStatus.BAD_REQUEST, field + ": " + shown + rule);
    problem.setTitle("Invalid value");
    problem.setProperty("field", field);
    problem.setProperty("value", value);
    problem.setProperty("rule", rule);
    return problem;
  }

  static ProblemDetail unavailable(String backend, @Nullable String detail) {
    ProblemDetail problem = of(HttpStatus.SERVICE_UNAVAILABLE, detail);
    problem.setProperty("backend", backend);
    return problem;
  }

  /** A JSON body that could not become the record it was meant for: which field, which rule. */
  static ProblemDetail unreadable(JacksonException unreadable) {
    String path = path(unreadable);
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException refusal) {
        return invalid(join(path, refusal.field()), refusal.value(), refusal.rule());
      }
    }
    return switch (unreadable) {
      case UnrecognizedPropertyException unknown ->
          invalid(path, null, "is not a known field; known are " + known(unknown));
      case InvalidFormatException format ->
          invalid(path, String.valueOf(format.getValue()), rule(format.getTargetType()));
      case MismatchedInputException mismatch ->
          invalid(
              path.isEmpty() ? "body" : path,
              null,
              "has the wrong JSON type" + expected(mismatch.getTargetType()));
      case StreamReadException broken ->
          invalid("body", null, "is not JSON: " + broken.getOriginalMessage());
      default -> invalid(path.isEmpty() ? "body" : path, null, "cannot be read");
    };
  }

  static ProblemDetail mistyped(MethodArgumentTypeMismatchException mismatch) {
    Throwable cause = mismatch.getMostSpecificCause();
    String rule =
        cause instanceof InvalidFieldException refusal
            ? refusal.rule()
            : rule(mismatch.getRequiredType());
    return invalid(mismatch.getName(), String.valueOf(mismatch.getValue()), rule);
  }

  /** Which server a Spring Data exception speaks of; its class or its causes tell. */
  static String backend(DataAccessException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getName().toLowerCase(java.util.Locale.ROOT);
      if (name.contains("redis") || name.contains("lettuce")) {
        return "redis";
      }
      if (name.contains("mongo")) {
        return "mongodb";
      }
    }
    return "storage";
  }

  private static String rule(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    return type.isEnum()
        ? "is not one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
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
