package io.arxivist.core.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of {@code /invocations}, in the form of MLflow's own errors, with the parts of ours.
 *
 * @param errorCode one of MLflow's names, such as {@code BAD_REQUEST}
 * @param field what was wrong; null where the request as a whole cannot be answered
 * @param value null where there was none
 */
public record InvocationError(
    @JsonProperty("error_code") String errorCode,
    String message,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule) {
  public InvocationError {
    Check.notBlank("error_code", errorCode);
    Check.present("message", message);
  }
}
