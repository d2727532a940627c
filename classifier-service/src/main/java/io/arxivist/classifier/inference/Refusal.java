package io.arxivist.classifier.inference;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.service.problem.JsonRefusals;
import io.arxivist.service.problem.NotFoundException;
import io.arxivist.service.problem.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;

/**
 * Why a request is not answered, in the parts from which each protocol makes its own form.
 *
 * @param field null where the request as a whole cannot be answered
 */
record Refusal(
    HttpStatus status,
    String message,
    @Nullable String field,
    @Nullable String value,
    @Nullable String rule) {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  static Refusal of(Exception failure) {
    return switch (failure) {
      case InvalidFieldException wrong -> field(HttpStatus.BAD_REQUEST, wrong);
      case JacksonException unreadable ->
          field(HttpStatus.BAD_REQUEST, JsonRefusals.of(unreadable));
      case TooLargeException large ->
          field(
              HttpStatus.CONTENT_TOO_LARGE, new InvalidFieldException("body", null, large.rule()));
      case UnsupportedTypeException type ->
          field(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              new InvalidFieldException("Content-Type", type.type(), type.rule()));
      case NotFoundException absent -> whole(HttpStatus.NOT_FOUND, absent);
      case UnavailableException away -> whole(HttpStatus.SERVICE_UNAVAILABLE, away);
      default -> unexpected(failure);
    };
  }

  private static Refusal unexpected(Exception failure) {
    LOG.error("unexpected failure of a request", failure);
    return new Refusal(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "An unexpected failure; the log has it under the request id.",
        null,
        null,
        null);
  }

  private static Refusal field(HttpStatus status, InvalidFieldException wrong) {
    return new Refusal(
        status, String.valueOf(wrong.getMessage()), wrong.field(), wrong.value(), wrong.rule());
  }

  private static Refusal whole(HttpStatus status, RuntimeException failure) {
    return new Refusal(status, String.valueOf(failure.getMessage()), null, null, null);
  }
}
