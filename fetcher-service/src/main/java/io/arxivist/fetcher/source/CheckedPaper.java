package io.arxivist.fetcher.source;

import io.arxivist.core.paper.Paper;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every source asks of a paper beyond the record's own checks. */
public final class CheckedPaper {
  private CheckedPaper() {}

  /** Passes a paper on whose text a model can read. */
  public static Paper of(Paper paper) {
    /* Title and abstract have their longest lengths there; better refused here than in a queue. */
    paper.text();
    return paper;
  }

  /** Categories as every source writes them: separated by white space, the primary one first. */
  public static List<String> categories(@Nullable String text) {
    String folded = FoldedText.of(text);
    return folded.isEmpty() ? List.of() : Stream.of(folded.split(" ")).distinct().toList();
  }
}
