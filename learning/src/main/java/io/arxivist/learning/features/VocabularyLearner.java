package io.arxivist.learning.features;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.text.PaperTokenizer;
import java.util.List;
import java.util.function.IntConsumer;

/** Chooses the terms that are worth a dimension. The same papers give the same vocabulary. */
public final class VocabularyLearner {
  private static final int CHUNK = 512;

  private final FeatureSettings settings;

  public VocabularyLearner(FeatureSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads all papers, on all cores.
   *
   * @param progress told the papers read so far; what it throws ends the work
   */
  public Vocabulary learn(List<PaperText> papers, IntConsumer progress) {
    TermCounts counts = new TermCounts();
    for (int start = 0; start < papers.size(); start += CHUNK) {
      int end = Math.min(papers.size(), start + CHUNK);
      papers.subList(start, end).parallelStream()
          .map(VocabularyLearner::parts)
          .toList()
          .forEach(counts::add);
      progress.accept(end);
    }
    return counts.vocabulary(settings);
  }

  private static List<List<String>> parts(PaperText text) {
    return List.of(PaperTokenizer.words(text.title()), PaperTokenizer.words(text.abstractText()));
  }
}
