package io.arxivist.classifier.inference;

import static io.arxivist.classifier.inference.TextRows.ABSTRACT;
import static io.arxivist.classifier.inference.TextRows.TITLE;

import io.arxivist.core.inference.InferenceRequest;
import io.arxivist.core.inference.InputTensor;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts made of the tensors {@code title} and {@code abstract}, each of shape [n] or [n, 1]. */
final class TextTensors {
  static final String BYTES = "BYTES";

  private final Map<String, List<String>> columns = new HashMap<>();
  private int count = -1;

  private TextTensors() {}

  static List<PaperText> texts(InferenceRequest request) {
    TextTensors tensors = new TextTensors();
    for (int i = 0; i < request.inputs().size(); i++) {
      tensors.add("inputs[" + i + "]", request.inputs().get(i));
    }
    return tensors.texts();
  }

  private void add(String place, InputTensor tensor) {
    String name = tensor.name();
    if (!name.equals(TITLE) && !name.equals(ABSTRACT)) {
      throw new InvalidFieldException(
          place + ".name", name, "is not an input of the model; inputs are abstract, title");
    }
    if (columns.containsKey(name)) {
      throw new InvalidFieldException(place + ".name", name, "is there twice");
    }
    if (!tensor.datatype().equals(BYTES)) {
      throw new InvalidFieldException(place + ".datatype", tensor.datatype(), "is not BYTES");
    }
    checkShape(place + ".shape", tensor.shape());
    columns.put(name, elements(place + ".data", tensor));
  }

  private void checkShape(String place, List<Long> shape) {
    long rows = shape.getFirst();
    if (shape.size() > 2 || shape.size() == 2 && shape.getLast() != 1 || rows < 1) {
      throw new InvalidFieldException(place, shape, "is not [n] or [n, 1] with n from 1");
    }
    if (count >= 0 && rows != count) {
      throw new InvalidFieldException(
          place, shape, "is not of the " + count + " rows of the input before");
    }
    count = Math.toIntExact(Math.min(rows, Integer.MAX_VALUE));
  }

  private List<String> elements(String place, InputTensor tensor) {
    List<?> data = tensor.data();
    if (data.size() != count) {
      throw new InvalidFieldException(
          place, data.size() + " elements", "is not the " + count + " of shape " + tensor.shape());
    }
    boolean nestable = tensor.shape().size() == 2;
    List<String> elements = new ArrayList<>(count);
    for (Object item : data) {
      Object element =
          nestable && item instanceof List<?> row && row.size() == 1 ? row.getFirst() : item;
      if (!(element instanceof String text)) {
        throw new InvalidFieldException(place + "[" + elements.size() + "]", item, "is not a text");
      }
      elements.add(text);
    }
    return elements;
  }

  private List<PaperText> texts() {
    TextRows rows = new TextRows("inputs", count);
    List<String> titles = columns.getOrDefault(TITLE, List.of());
    List<String> abstracts = columns.getOrDefault(ABSTRACT, List.of());
    for (int i = 0; i < count; i++) {
      rows.add(titles.isEmpty() ? "" : titles.get(i), abstracts.isEmpty() ? "" : abstracts.get(i));
    }
    return rows.texts();
  }
}
