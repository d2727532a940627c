package io.arxivist.core.inference;

import io.arxivist.core.validation.Check;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v2/models/{name}/infer}.
 *
 * @param id comes back in the answer
 * @param parameters of the protocol's extensions, of which none is known here
 * @param inputs the tensors {@code title} and {@code abstract}, or one of them
 * @param outputs the tensors to answer; the usual ones where absent
 */
public record InferenceRequest(
    @Nullable String id,
    @Nullable Map<String, Object> parameters,
    List<InputTensor> inputs,
    @Nullable List<RequestedOutput> outputs) {
  private static final int MOST_TENSORS = 16;

  public InferenceRequest {
    inputs = Check.items("inputs", Check.sized("inputs", inputs, 1, MOST_TENSORS));
    outputs =
        outputs == null
            ? null
            : Check.items("outputs", Check.sized("outputs", outputs, 0, MOST_TENSORS));
  }
}
