package io.arxivist.classifier.paper;

import io.arxivist.core.validation.Check;
import io.arxivist.mongodb.PaperFilter;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list of papers. An empty one, as a form sends it, asks for nothing.
 *
 * @param text stands in the title
 * @param predicted the model's best category
 * @param primary the authors' first category
 * @param agrees whether the two are the same
 * @param source where the papers came from
 */
record PaperSearch(
    @Nullable String text,
    @Nullable String predicted,
    @Nullable String primary,
    @Nullable Boolean agrees,
    @Nullable String source) {
  PaperSearch {
    text = asked("text", text, PaperFilter.LONGEST_TEXT);
    predicted = asked("predicted", predicted, PaperFilter.LONGEST_NAME);
    primary = asked("primary", primary, PaperFilter.LONGEST_NAME);
    source = asked("source", source, PaperFilter.LONGEST_NAME);
  }

  PaperFilter filter() {
    return new PaperFilter(predicted, primary, source, agrees, text, null, null);
  }

  private static @Nullable String asked(String field, @Nullable String value, int longest) {
    return value == null || value.isBlank() ? null : Check.atMostCharacters(field, value, longest);
  }
}
