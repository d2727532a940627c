package io.arxivist.service.problem;

import io.arxivist.core.validation.InvalidFieldException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

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
    InvalidFieldException refusal = JsonRefusals.of(unreadable);
    return invalid(refusal.field(), refusal.value(), refusal.rule());
  }

  static ProblemDetail mistyped(MethodArgumentTypeMismatchException mismatch) {
    Throwable cause = mismatch.getMostSpecificCause();
    String rule =
        cause instanceof InvalidFieldException refusal
            ? refusal.rule()
            : JsonRefusals.rule(mismatch.getRequiredType());
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
}
