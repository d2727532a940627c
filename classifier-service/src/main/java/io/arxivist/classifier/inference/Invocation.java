package io.arxivist.classifier.inference;

import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a call of {@code /invocations} asks for.
 *
 * @param best how many ranked categories to tell for each text; 0 for none
 * @param explain whether to tell what each answer rests on
 */
record Invocation(List<PaperText> texts, int best, boolean explain) {
  private static final int MOST_RANKED = 10;

  /** Asks for nothing but the usual. */
  Invocation(List<PaperText> texts) {
    this(texts, 0, false);
  }

  /** The same with {@code params}. */
  Invocation with(JsonNode params) {
    if (!params.isObject()) {
      throw new InvalidFieldException("params", null, "is not an object");
    }
    int wanted = best;
    boolean why = explain;
    for (String name : params.propertyNames()) {
      JsonNode value = params.get(name);
      switch (name) {
        case "top_k" -> wanted = topK(value);
        case "explain" -> why = flag(value);
        default ->
            throw new InvalidFieldException(
                "params." + name, null, "is not a known parameter; known are explain, top_k");
      }
    }
    return new Invocation(texts, wanted, why);
  }

  private static int topK(JsonNode value) {
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_RANKED) {
      throw new InvalidFieldException(
          "params.top_k", value, "is not a whole number from 0 to " + MOST_RANKED);
    }
    return value.intValue();
  }

  private static boolean flag(JsonNode value) {
    if (!value.isBoolean()) {
      throw new InvalidFieldException("params.explain", value, "is not true or false");
    }
    return value.booleanValue();
  }
}
