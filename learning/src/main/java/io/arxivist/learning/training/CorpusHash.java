package io.arxivist.learning.training;

import io.arxivist.learning.model.Checksums;
import java.util.List;
import java.util.stream.Collectors;

/** Names a corpus by its content: equal only for the same papers and versions in one order. */
public final class CorpusHash {
  private CorpusHash() {}

  /** SHA-256 over one line {@code id v version} for each paper. */
  public static String of(List<LabelledPaper> papers) {
    return Checksums.sha256(
        papers.stream()
            .map(paper -> paper.id() + "v" + paper.version() + "\n")
            .collect(Collectors.joining()));
  }
}
