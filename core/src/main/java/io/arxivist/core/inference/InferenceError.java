package io.arxivist.core.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arxivist.core.validation.Check;
import org.jspecify.annotations.Nullable;

/**
 * A refusal below {@code /v2}, in the form of the Open Inference Protocol, with the parts of ours.
 *
 * @param error the whole of it, in words
 * @param field what was wrong; null where the request as a whole cannot be answered
 * @param value null where there was none
 */
public record InferenceError(
    String error,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule) {
  public InferenceError {
    Check.present("error", error);
  }
}
