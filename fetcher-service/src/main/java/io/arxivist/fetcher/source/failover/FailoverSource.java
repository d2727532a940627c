package io.arxivist.fetcher.source.failover;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source that another one stands in for while it is down. Papers carry the first one's name
 * wherever they came from: they belong to its days in the ledger.
 */
public final class FailoverSource implements PaperSource {
  private final PaperSource first;
  private final PaperSource standIn;
  private final SourceState state;

  /**
   * Puts one source in reserve for another.
   *
   * @param standIn answers the same queries as well as it can
   * @param problem asks the first, once, whether it is there; the reason where it is not
   */
  public FailoverSource(
      PaperSource first, PaperSource standIn, Supplier<Optional<String>> problem, Clock clock) {
    this.first = first;
    this.standIn = standIn;
    this.state = new SourceState(problem, clock);
  }

  @Override
  public String name() {
    return first.name();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    return new FailoverReader(first.open(query), standIn, state);
  }
}
