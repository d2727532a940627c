package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;
import java.util.List;

/** Answer to {@code POST /classifications}, in the order of the request. */
public record ClassificationResponse(List<Classification> classifications, ModelReference model) {
  public ClassificationResponse {
    classifications = List.copyOf(Check.present("classifications", classifications));
    Check.present("model", model);
  }
}
