package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaperDocumentTests {

  /* One that is forgotten would outlive a write that means to take it away. */
  @Test
  void listsEveryFieldThatADocumentMayLack() {
    Stream<String> nullable =
        Stream.concat(
            nullable(PaperDocument.class, ""), nullable(PaperFields.class, PaperFields.NAME + "."));

    assertThat(PaperDocument.OPTIONAL).containsExactlyInAnyOrderElementsOf(nullable.toList());
  }

  private static Stream<String> nullable(Class<?> type, String prefix) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .map(prefix::concat);
  }
}
