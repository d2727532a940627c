package io.arxivist.trainer.training;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.learning.artifacts.CorpusManifest;
import io.arxivist.learning.artifacts.ManifestSlices;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.service.problem.ConflictException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Takes the papers of a manifest from the corpus again: exactly those, or none. */
final class ManifestPapers {
  private static final int CHUNK = 1_000;
  private static final int NAMED = 20;

  private final CorpusStore corpus;

  ManifestPapers(CorpusStore corpus) {
    this.corpus = corpus;
  }

  /**
   * The papers in the manifest's order.
   *
   * @param progress told how many are read
   * @throws ConflictException if the corpus does not hold them as they were; names those it lacks
   */
  List<LabelledPaper> load(CorpusManifest manifest, IntConsumer progress) {
    List<String> versions = manifest.slices().all();
    List<LabelledPaper> papers = new ArrayList<>(versions.size());
    List<String> missing = new ArrayList<>();
    for (int start = 0; start < versions.size(); start += CHUNK) {
      List<String> chunk = versions.subList(start, Math.min(versions.size(), start + CHUNK));
      load(chunk, papers, missing);
      progress.accept(start + chunk.size());
    }
    if (!missing.isEmpty()) {
      throw new ConflictException(lacks(missing, versions.size()));
    }
    if (!CorpusManifest.contents(papers).equals(manifest.contents())) {
      throw new ConflictException(
          "the corpus holds the %,d papers of the run in the same versions, but the text or the"
                  .formatted(versions.size())
              + " categories of some have changed since");
    }
    return papers;
  }

  private void load(List<String> chunk, List<LabelledPaper> papers, List<String> missing) {
    Map<String, Paper> found = new HashMap<>();
    corpus.find(chunk.stream().map(ManifestSlices::id).toList()).stream()
        .map(HarvestedPaper::paper)
        .forEach(paper -> found.put(paper.id(), paper));
    for (String wanted : chunk) {
      Paper paper = found.get(ManifestSlices.id(wanted));
      if (paper == null) {
        missing.add(wanted);
      } else if (!ManifestSlices.version(paper.id(), paper.version()).equals(wanted)) {
        missing.add("%s (there is v%d)".formatted(wanted, paper.version()));
      } else {
        papers.add(LabelledPaper.of(paper));
      }
    }
  }

  private static String lacks(List<String> missing, int all) {
    String named = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = missing.size() > NAMED ? " and %,d more".formatted(missing.size() - NAMED) : "";
    return "the corpus lacks %,d of the %,d papers of the run: %s%s"
        .formatted(missing.size(), all, named, more);
  }
}
