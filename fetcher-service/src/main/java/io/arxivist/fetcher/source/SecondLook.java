package io.arxivist.fetcher.source;

import java.util.List;
import java.util.function.Supplier;

/**
 * Asks again for a page on which a few records were no valid papers: some are damaged on their way
 * only, and a request is cheaper than a gap in the ledger. What is refused each time stays refused.
 * A page on which much is refused is not damaged but different, and is taken as it is.
 */
public final class SecondLook {
  private static final int MOST_LOOKS = 2;
  private static final int MOST_REFUSED = 10;

  private SecondLook() {}

  /**
   * The records of a page, each whole if it came whole once.
   *
   * @param again asks for the same page; its failure leaves the records as they are
   */
  public static List<SourceRecord> at(
      List<SourceRecord> records, Supplier<List<SourceRecord>> again) {
    List<SourceRecord> best = records;
    for (int look = 0; look < MOST_LOOKS && isDamaged(best); look++) {
      List<SourceRecord> other;
      try {
        other = again.get();
      } catch (SourceException failed) {
        return best;
      }
      best = best.stream().map(record -> whole(record, other)).toList();
    }
    return best;
  }

  private static boolean isDamaged(List<SourceRecord> records) {
    long refused = records.stream().filter(SourceRecord.Refused.class::isInstance).count();
    return refused > 0 && refused <= MOST_REFUSED;
  }

  /* A refused record names itself by its address, which has the id in it. */
  private static SourceRecord whole(SourceRecord record, List<SourceRecord> others) {
    if (!(record instanceof SourceRecord.Refused refused)) {
      return record;
    }
    return others.stream()
        .filter(other -> !(other instanceof SourceRecord.Refused))
        .filter(other -> refused.where().contains(other.where()))
        .findFirst()
        .orElse(record);
  }
}
