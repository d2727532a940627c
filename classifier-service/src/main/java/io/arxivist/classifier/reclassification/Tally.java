package io.arxivist.classifier.reclassification;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.mongodb.ReclassificationStore.Standing;

/** Counts what became of each paper. */
final class Tally {
  private Tally() {}

  static Standing skipped(Standing before, String id) {
    return new Standing(
        before.id(),
        id,
        before.changed(),
        before.unchanged(),
        before.skipped() + 1,
        before.embedded(),
        before.agreeingBefore(),
        before.agreeingAfter());
  }

  static Standing written(Standing before, ClassifiedPaper read, ClassifiedPaper anew) {
    String authors = read.harvested().paper().primaryCategory();
    String former = best(read);
    String present = best(anew);
    int changed = former.equals(present) ? 0 : 1;
    return new Standing(
        before.id(),
        read.harvested().paper().id(),
        before.changed() + changed,
        before.unchanged() + 1 - changed,
        before.skipped(),
        before.embedded() + (read.embedding().equals(anew.embedding()) ? 0 : 1),
        before.agreeingBefore() + (former.equals(authors) ? 1 : 0),
        before.agreeingAfter() + (present.equals(authors) ? 1 : 0));
  }

  private static String best(ClassifiedPaper paper) {
    return paper.prediction().classification().best().category();
  }
}
