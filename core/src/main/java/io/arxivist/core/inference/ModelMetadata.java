package io.arxivist.core.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code GET /v2/models/{name}}.
 *
 * @param versions those that can be asked: the one in charge
 */
public record ModelMetadata(
    String name,
    List<String> versions,
    String platform,
    List<TensorMetadata> inputs,
    List<TensorMetadata> outputs,
    Parameters parameters) {
  public ModelMetadata {
    Check.notBlank("name", name);
    versions = List.copyOf(versions);
    Check.notBlank("platform", platform);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    Check.present("parameters", parameters);
  }

  /**
   * An input or output.
   *
   * @param shape sizes of its dimensions; -1 for any
   */
  public record TensorMetadata(String name, String datatype, List<Long> shape) {
    public TensorMetadata {
      Check.notBlank("name", name);
      Check.notBlank("datatype", datatype);
      shape = List.copyOf(shape);
    }
  }

  /**
   * What else a caller may want to know.
   *
   * @param labels the categories, in the order of the columns of {@code probabilities}
   * @param runId the training run that made the model
   * @param encoder fingerprint of the sentence encoder; null where the model reads words only
   */
  public record Parameters(
      List<String> labels, @JsonProperty("run_id") String runId, @Nullable String encoder) {
    public Parameters {
      labels = List.copyOf(labels);
      Check.notBlank("run_id", runId);
    }
  }
}
