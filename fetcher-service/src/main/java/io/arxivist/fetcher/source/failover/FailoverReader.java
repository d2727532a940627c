package io.arxivist.fetcher.source.failover;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.RecordMemory;
import io.arxivist.fetcher.source.RecordMemory.Sight;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the first source until it fails for good, then what it had left from the stand-in, and goes
 * back to where the first one stopped as soon as that is up again. What one has given, the other
 * does not give again.
 */
final class FailoverReader implements PaperReader {
  private static final Logger LOG = LoggerFactory.getLogger(FailoverReader.class);

  /* A source that comes and goes is down. */
  private static final int MOST_RETURNS = 3;

  private final PaperReader first;
  private final PaperSource standIn;
  private final SourceState state;
  private final RecordMemory memory = new RecordMemory();
  private final Deque<SourceQuery> left = new ArrayDeque<>();
  private List<SourceQuery> remainder = List.of();
  private final List<String> standInShortcomings = new ArrayList<>();
  private @Nullable PaperReader substitute;
  private @Nullable String reason;
  private int returns;

  FailoverReader(PaperReader first, PaperSource standIn, SourceState state) {
    this.first = first;
    this.standIn = standIn;
    this.state = state;
    String down = state.down();
    if (down != null) {
      fallOver(down);
    }
  }

  @Override
  public @Nullable SourceRecord next() {
    while (true) {
      SourceRecord record = reason == null ? nextOfFirst() : nextOfStandIn(reason);
      if (record != null && memory.note(record, 0) == Sight.NEW) {
        return record;
      }
      if (record == null && reason == null) {
        return null;
      }
      if (record == null && substitute == null && left.isEmpty()) {
        return null;
      }
    }
  }

  @Override
  public @Nullable Long expected() {
    return first.expected();
  }

  @Override
  public List<String> shortcomings() {
    List<String> all = new ArrayList<>(first.shortcomings());
    if (reason != null) {
      all.add(
          "the query API stood in, which knows neither deletions nor changes without a new version: "
              + reason);
      all.addAll(standInShortcomings);
    }
    return all;
  }

  @Override
  public void kept() {
    first.kept();
  }

  @Override
  public void close() {
    first.close();
    closeSubstitute();
  }

  private @Nullable SourceRecord nextOfFirst() {
    try {
      return first.next();
    } catch (SourceException failed) {
      boolean anotherMayAnswer = failed.kind() == Kind.DOWN || failed.kind() == Kind.UNUSABLE;
      if (!anotherMayAnswer || first.remainder().isEmpty()) {
        throw failed;
      }
      String why = String.valueOf(failed.getMessage());
      state.failed(why);
      fallOver(why);
      return null;
    }
  }

  /* The stand-in goes on where it was if the first one has come no further in between. */
  private void fallOver(String why) {
    LOG.warn("the query API stands in for OAI-PMH: {}", why);
    reason = why;
    if (!remainder.equals(first.remainder())) {
      closeSubstitute();
      standInShortcomings.clear();
      remainder = first.remainder();
      left.clear();
      left.addAll(remainder);
    }
  }

  /** The stand-in's next record; null at the end of a query, or when the first is up again. */
  private @Nullable SourceRecord nextOfStandIn(String why) {
    if (returns < MOST_RETURNS && state.down() == null) {
      LOG.info("OAI-PMH is up again: going on where it stopped");
      returns++;
      reason = null;
      return nextOfFirst();
    }
    if (substitute == null && left.isEmpty()) {
      return null;
    }
    try {
      PaperReader reader = substitute == null ? standIn.open(left.remove()) : substitute;
      substitute = reader;
      SourceRecord record = reader.next();
      if (record == null) {
        standInShortcomings.addAll(reader.shortcomings());
        reader.close();
        substitute = null;
      }
      return record;
    } catch (SourceException failed) {
      throw new SourceException(
          failed.kind(), why + "; and in its place " + failed.getMessage(), failed);
    }
  }

  private void closeSubstitute() {
    if (substitute != null) {
      substitute.close();
      substitute = null;
    }
  }
}
