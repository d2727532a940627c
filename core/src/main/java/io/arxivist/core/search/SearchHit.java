package io.arxivist.core.search;

import io.arxivist.core.classification.PaperView;
import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * A paper that a search found.
 *
 * @param title the whole title in parts
 * @param excerpt the sentences of the abstract that say most of what was looked for, in parts;
 *     empty where the abstract holds none of it
 * @param score higher is better, comparable within one search only
 */
public record SearchHit(
    PaperView paper, List<TextPart> title, List<TextPart> excerpt, double score) {
  public SearchHit {
    Check.present("paper", paper);
    title = List.copyOf(Check.present("title", title));
    excerpt = List.copyOf(Check.present("excerpt", excerpt));
  }
}
