package io.arxivist.core.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code POST /classifications}, in the order of the request.
 *
 * @param explanations one for each classification; null where none was asked for
 */
public record ClassificationResponse(
    List<Classification> classifications,
    ModelReference model,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Explanation> explanations) {
  public ClassificationResponse {
    classifications = List.copyOf(Check.present("classifications", classifications));
    Check.present("model", model);
    explanations = explanations == null ? null : List.copyOf(explanations);
  }

  /** Explains nothing. */
  public ClassificationResponse(List<Classification> classifications, ModelReference model) {
    this(classifications, model, null);
  }
}
