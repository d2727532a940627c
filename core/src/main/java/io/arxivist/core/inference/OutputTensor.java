package io.arxivist.core.inference;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * A tensor as it goes out.
 *
 * @param shape sizes of its dimensions
 * @param datatype the protocol's name, such as {@code FP64}
 * @param data the elements row by row, flat
 */
public record OutputTensor(String name, List<Long> shape, String datatype, List<Object> data) {
  public OutputTensor {
    Check.notBlank("name", name);
    shape = List.copyOf(shape);
    Check.notBlank("datatype", datatype);
    data = List.copyOf(data);
  }
}
