package io.arxivist.ui;

import io.arxivist.core.job.JobState;
import io.arxivist.core.search.SearchHit;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPaper;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.core.search.TextPart;
import java.util.List;
import java.util.stream.IntStream;

/** What a gateway says of searches, near papers and the jobs around them. */
final class SearchSamples {
  static final SearchPage NOTHING = new SearchPage(List.of(), 0, null, 0);

  private SearchSamples() {}

  static StubGateway tell(StubGateway gateway, String source) {
    IntStream.range(0, 9)
        .mapToObj(index -> PaperSamples.paper(index, source).id())
        .forEach(id -> gateway.says("/papers/" + id + "/similar", similar(source)));
    return gateway
        .says("/search", found(source))
        .says(
            "/reclassifications", List.of(Samples.job("reclassifications", JobState.SUCCEEDED, 9)))
        .says("/index-rebuilds", List.of());
  }

  /** Three papers with hits in title and abstract, and a word without an end. */
  private static SearchPage found(String source) {
    List<TextPart> title =
        List.of(
            new TextPart("On the ", false),
            new TextPart("convergence", true),
            new TextPart(" of stochastic mirror descent", false));
    List<TextPart> excerpt =
        List.of(
            new TextPart("We study how fast the iterates ", false),
            new TextPart("converge", true),
            new TextPart(" when the step size is fixed. … Such ", false),
            new TextPart("convergence", true),
            new TextPart(" holds in any norm. " + "x".repeat(200), false));
    return new SearchPage(
        IntStream.range(0, 3)
            .mapToObj(
                index -> new SearchHit(PaperSamples.paper(index, source), title, excerpt, 3.5))
            .toList(),
        412,
        "next-1",
        2_184);
  }

  private static SimilarPapers similar(String source) {
    return new SimilarPapers(
        "minilm-l6-v2-q-256",
        IntStream.range(3, 8)
            .mapToObj(
                index -> new SimilarPaper(PaperSamples.paper(index, source), 0.9 - index / 10.0))
            .toList());
  }
}
