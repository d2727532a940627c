package io.arxivist.fetcher.quality;

import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.List;

/**
 * Watches one pass over a source. It sees every record that the pass reads, those among them that
 * an earlier attempt of the harvest has brought already; records that arXiv deleted do not count.
 */
public final class QualityInspection {
  private final List<Tally> tallies;
  private final boolean enforced;
  private long inspected;

  QualityInspection(List<Expectation> expectations, boolean enforced) {
    this.tallies = expectations.stream().map(Tally::new).toList();
    this.enforced = enforced;
  }

  public void inspect(SourceRecord record) {
    switch (record) {
      case SourceRecord.Found found -> inspect(found.paper());
      case SourceRecord.Refused refused -> {
        inspected++;
        tallies.forEach(tally -> tally.add(refused));
      }
      case SourceRecord.Deleted ignored -> {
        // Nothing was extracted of which anything could be expected.
      }
    }
  }

  private void inspect(Paper paper) {
    inspected++;
    TextProfile text = TextProfile.of(paper);
    tallies.forEach(tally -> tally.add(paper, text));
  }

  /**
   * Asked before papers are kept: what was read up to here must not break a hard expectation.
   *
   * @throws QualityBreachException naming the first that is broken, unless the gate only tells
   */
  public void requireSound() {
    if (enforced) {
      tallies.stream().filter(this::broken).findFirst().ifPresent(this::fail);
    }
  }

  public QualityReport report() {
    List<QualityFinding> findings =
        tallies.stream().map(tally -> tally.finding(inspected)).toList();
    return new QualityReport(inspected, tallies.stream().noneMatch(this::broken), findings);
  }

  private boolean broken(Tally tally) {
    return tally.expectation().hard() && tally.broken(inspected);
  }

  private void fail(Tally tally) {
    throw new QualityBreachException(tally.finding(inspected), inspected);
  }
}
