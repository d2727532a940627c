package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes some of many plain papers into the rarer cases of arXiv, each as likely: a deleted record,
 * a withdrawn paper, a paper of the nineties that has been revised, one with many versions, one in
 * many categories. One paper in ten is such a case.
 */
final class VariedPapers {
  private static final double VARIED = 0.1;
  private static final int CASES = 5;
  private static final int MOST_VERSIONS = 12;
  private static final int NINETIES = 1992;
  private static final int NINETIES_MONTHS = 96;

  /* Numbers within a month that no archive of the nineties has reached: 900 to 999. */
  private static final int FIRST_OLD_NUMBER = 900;
  private static final int OLD_NUMBERS = 100;

  private final SplittableRandom random;
  private int old;

  VariedPapers(long seed) {
    this.random = new SplittableRandom(seed);
  }

  List<ArchivedPaper> of(List<Paper> papers) {
    List<String> categories =
        papers.stream().map(Paper::primaryCategory).distinct().sorted().toList();
    return papers.stream().map(paper -> varied(paper, categories)).toList();
  }

  private ArchivedPaper varied(Paper paper, List<String> categories) {
    boolean plain = random.nextDouble() >= VARIED;
    int which = random.nextInt(CASES);
    if (plain) {
      return new ArchivedPaper(paper, null, false);
    }
    return switch (which) {
      case 0 -> new ArchivedPaper(paper, null, true);
      case 1 -> new ArchivedPaper(withdrawn(paper), null, false);
      case 2 -> new ArchivedPaper(old(paper), null, false);
      case 3 -> new ArchivedPaper(revised(paper, paper.id()), null, false);
      default -> new ArchivedPaper(crossListed(paper, categories), null, false);
    };
  }

  private static Paper withdrawn(Paper paper) {
    String reason = "This paper has been withdrawn. " + PaperWriter.CLOSING;
    return new Paper(
        paper.id(),
        Math.max(2, paper.version()),
        paper.title(),
        reason,
        paper.categories(),
        paper.authors(),
        paper.published(),
        Corpus.lastChange(paper),
        true);
  }

  /* hep-th/9205900, first seen then and changed now; arXiv still announces such changes. */
  private Paper old(Paper paper) {
    int month = old / OLD_NUMBERS % NINETIES_MONTHS;
    int number = FIRST_OLD_NUMBER + old % OLD_NUMBERS;
    old++;
    LocalDate first = LocalDate.of(NINETIES, 1, 1).plusMonths(month);
    String archive = paper.primaryCategory().replaceFirst("\\..*", "");
    String id = "%s/%ty%<tm%03d".formatted(archive, first, number);
    return new Paper(
        id,
        2,
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        first,
        Corpus.lastChange(paper));
  }

  private Paper revised(Paper paper, String id) {
    return new Paper(
        id,
        random.nextInt(3, MOST_VERSIONS + 1),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        Corpus.lastChange(paper));
  }

  private Paper crossListed(Paper paper, List<String> categories) {
    List<String> all = new ArrayList<>(paper.categories());
    random
        .ints(CASES, 0, categories.size())
        .mapToObj(categories::get)
        .filter(code -> !all.contains(code))
        .forEach(all::add);
    return new Paper(
        paper.id(),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        all.stream().distinct().toList(),
        paper.authors(),
        paper.published(),
        paper.updated());
  }
}
