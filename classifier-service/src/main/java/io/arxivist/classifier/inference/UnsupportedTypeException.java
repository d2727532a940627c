package io.arxivist.classifier.inference;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A body of a type that is not read here: answered 415. */
final class UnsupportedTypeException extends RuntimeException {
  private final @Nullable String type;
  private final String rule;

  UnsupportedTypeException(@Nullable String type, MediaType... known) {
    super("the content type is not supported");
    this.type = type;
    this.rule =
        (type == null ? "is missing" : "is not supported")
            + "; known are, in UTF-8, "
            + Arrays.stream(known).map(MediaType::toString).collect(Collectors.joining(", "));
  }

  @Nullable String type() {
    return type;
  }

  String rule() {
    return rule;
  }
}
