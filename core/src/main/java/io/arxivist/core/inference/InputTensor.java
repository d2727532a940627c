package io.arxivist.core.inference;

import io.arxivist.core.validation.Check;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tensor as it comes.
 *
 * @param shape sizes of its dimensions
 * @param datatype the protocol's name, such as {@code BYTES}
 * @param data the elements row by row, flat or nested as the shape says
 */
public record InputTensor(
    String name,
    List<Long> shape,
    String datatype,
    @Nullable Map<String, Object> parameters,
    List<Object> data) {
  private static final int MOST_DIMENSIONS = 8;

  public InputTensor {
    Check.notBlank("name", name);
    shape = Check.items("shape", Check.sized("shape", shape, 1, MOST_DIMENSIONS));
    Check.notBlank("datatype", datatype);
    data = Check.items("data", Check.present("data", data));
  }
}
