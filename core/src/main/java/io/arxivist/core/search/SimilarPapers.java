package io.arxivist.core.search;

import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * Answer to {@code GET /papers/{id}/similar} and {@code POST /search/similar}, nearest first.
 *
 * @param encoder fingerprint of the encoder that made all vectors compared; papers with a vector of
 *     another are not among the neighbours
 */
public record SimilarPapers(String encoder, List<SimilarPaper> papers) {
  public SimilarPapers {
    Check.notBlank("encoder", encoder);
    papers = List.copyOf(Check.present("papers", papers));
  }
}
