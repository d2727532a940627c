package io.arxivist.fetcher.ledger;

import io.arxivist.fetcher.source.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/** What a source gave for one day. */
final class DayCounts {
  private static final int SHOWN_REFUSALS = 5;

  private final List<String> refusals = new ArrayList<>();
  private long received;
  private long replacements;
  private long refused;
  private long deleted;

  void add(SourceRecord record) {
    switch (record) {
      case SourceRecord.Found found -> {
        received++;
        replacements += found.paper().version() > 1 ? 1 : 0;
      }
      case SourceRecord.Deleted ignored -> deleted++;
      case SourceRecord.Refused refusal -> {
        refused++;
        if (refusals.size() < SHOWN_REFUSALS) {
          refusals.add(refusal.where() + ": " + refusal.reason());
        }
      }
    }
  }

  /** Adds what another pass over later records of the day has counted. */
  void add(DayCounts more) {
    received += more.received;
    replacements += more.replacements;
    refused += more.refused;
    deleted += more.deleted;
    more.refusals.stream().limit(SHOWN_REFUSALS - refusals.size()).forEach(refusals::add);
  }

  long received() {
    return received;
  }

  long replacements() {
    return replacements;
  }

  long refused() {
    return refused;
  }

  long deleted() {
    return deleted;
  }

  long listed() {
    return received + refused + deleted;
  }

  /** The first few refusals. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }
}
