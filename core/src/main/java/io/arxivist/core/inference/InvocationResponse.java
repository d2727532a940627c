package io.arxivist.core.inference;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Answer to {@code POST /invocations}.
 *
 * @param predictions one for each row, in the order of the request
 */
public record InvocationResponse(List<InvocationPrediction> predictions, ModelReference model) {
  public InvocationResponse {
    predictions = List.copyOf(Check.present("predictions", predictions));
    Check.present("model", model);
  }
}
