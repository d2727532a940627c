package io.arxivist.core.paper;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;

/**
 * A text to classify. Either part may be empty, not both.
 *
 * @param title at most 2,000 characters
 * @param abstractText at most 20,000 characters; {@code abstract} on the wire
 */
public record PaperText(String title, @JsonProperty("abstract") String abstractText) {
  public static final int LONGEST_TITLE = 2_000;
  public static final int LONGEST_ABSTRACT = 20_000;

  public PaperText {
    title = title == null ? "" : title;
    abstractText = abstractText == null ? "" : abstractText;
    if (title.isBlank() && abstractText.isBlank()) {
      throw new InvalidFieldException("title", null, "is blank, and so is abstract");
    }
    Check.atMostCharacters("title", title, LONGEST_TITLE);
    Check.atMostCharacters("abstract", abstractText, LONGEST_ABSTRACT);
  }
}
