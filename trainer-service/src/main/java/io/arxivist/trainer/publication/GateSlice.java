package io.arxivist.trainer.publication;

import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.paper.HarvestedPaper;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The papers that two models are compared on.
 *
 * @param papers oldest first
 * @param knownToChampion how many of them the champion has learnt from
 * @param note what a reader should know of the choice
 */
record GateSlice(List<HarvestedPaper> papers, int knownToChampion, @Nullable String note) {
  GateSlice {
    papers = List.copyOf(papers);
  }

  /**
   * Leaves out what the champion has learnt from. Where too few papers remain, all are taken: that
   * favours the champion, so it lets no worse model through.
   *
   * @param papers those that the candidate was judged on, oldest first
   * @param learnt ids that the champion has learnt from; null where that is unknown
   * @param fewest papers for a comparison
   */
  static GateSlice of(List<HarvestedPaper> papers, @Nullable Set<String> learnt, int fewest) {
    if (learnt == null) {
      return new GateSlice(
          papers,
          0,
          "The champion's run does not say which papers it learnt from; all papers of the slice"
              + " were taken.");
    }
    Predicate<HarvestedPaper> known = paper -> learnt.contains(paper.paper().id());
    List<HarvestedPaper> unknown = papers.stream().filter(known.negate()).toList();
    int left = papers.size() - unknown.size();
    if (left == 0) {
      return new GateSlice(papers, 0, null);
    }
    return unknown.size() >= fewest
        ? new GateSlice(
            unknown,
            0,
            "%,d papers were left out: the champion has learnt from them.".formatted(left))
        : new GateSlice(
            papers,
            left,
            ("Only %,d papers are new to the champion and %,d are needed, so all were taken; that"
                    + " it has learnt from %,d of them favours the champion.")
                .formatted(unknown.size(), fewest, left));
  }

  DecisionSlice described() {
    List<LocalDate> days =
        papers.stream()
            .map(paper -> paper.paper().published())
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    return new DecisionSlice(
        days.isEmpty() ? null : days.getFirst(),
        days.isEmpty() ? null : days.getLast(),
        papers.size(),
        knownToChampion,
        note);
  }
}
