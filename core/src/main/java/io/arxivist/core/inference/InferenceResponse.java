package io.arxivist.core.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code POST /v2/models/{name}/infer}.
 *
 * @param id of the request; absent where it had none
 */
public record InferenceResponse(
    @JsonProperty("model_name") String modelName,
    @JsonProperty("model_version") String modelVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
    List<OutputTensor> outputs) {
  public InferenceResponse {
    Check.notBlank("model_name", modelName);
    Check.notBlank("model_version", modelVersion);
    outputs = List.copyOf(Check.present("outputs", outputs));
  }
}
