package io.arxivist.core.search;

import io.arxivist.core.validation.Check;

/**
 * A piece of a paper's text, as it stands there: whoever shows it escapes it.
 *
 * @param hit whether it is what was looked for
 */
public record TextPart(String text, boolean hit) {
  public TextPart {
    Check.present("text", text);
  }
}
