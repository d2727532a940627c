package io.arxivist.fetcher.harvest;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.service.job.JobContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a source: takes its records, keeps the papers in batches, counts the rest. A pass
 * that repeats one that was cut off keeps what is new in it, and counts the papers of both.
 */
final class Harvest {
  private static final int APPEND_BATCH = 500;
  private static final int SHOWN_REFUSALS = 10;

  private final PaperSource source;
  private final Destination destination;
  private final JobContext context;
  private final Clock clock;
  private final Map<String, HarvestedPaper> batch = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private long kept;
  private long refused;
  private long deleted;
  private boolean complete;
  private @Nullable Long expected;
  private List<String> shortcomings = List.of();

  Harvest(PaperSource source, Destination destination, JobContext context, Clock clock) {
    this.source = source;
    this.destination = destination;
    this.context = context;
    this.clock = clock;
    this.kept = destination.kept();
  }

  /**
   * Reads the source to its end or to the limit. When the source fails or the job is cancelled,
   * what came before is kept all the same.
   */
  void read(SourceQuery query, @Nullable Integer limit) {
    try (PaperReader reader = source.open(query)) {
      try {
        take(reader, limit);
      } finally {
        expected = reader.expected();
        shortcomings = reader.shortcomings();
        keep();
      }
    }
  }

  private void take(PaperReader reader, @Nullable Integer limit) {
    while (limit == null || received() < limit) {
      SourceRecord record = reader.next();
      if (record == null) {
        complete = true;
        return;
      }
      take(record);
      context.progress("fetch", received(), total(reader.expected(), limit), "papers");
    }
  }

  private void take(SourceRecord record) {
    switch (record) {
      case SourceRecord.Found found -> add(found.paper());
      case SourceRecord.Deleted ignored -> deleted++;
      case SourceRecord.Refused refusal -> {
        refused++;
        if (refusals.size() < SHOWN_REFUSALS) {
          refusals.add(refusal.where() + ": " + refusal.reason());
        }
      }
    }
  }

  private void add(Paper paper) {
    if (!destination.has(paper)) {
      batch.putIfAbsent(
          paper.versionedId(), new HarvestedPaper(paper, source.name(), clock.instant()));
    }
    if (batch.size() == APPEND_BATCH) {
      keep();
    }
  }

  private void keep() {
    if (!batch.isEmpty()) {
      List<HarvestedPaper> full = List.copyOf(batch.values());
      batch.clear();
      destination.append(full);
      kept = destination.kept();
    }
  }

  /** Papers that are durably kept, or about to be. */
  private long received() {
    return kept + batch.size();
  }

  private static @Nullable Long total(@Nullable Long expected, @Nullable Integer limit) {
    if (limit == null) {
      return expected;
    }
    return expected == null ? limit : Math.min(expected, limit);
  }

  long kept() {
    return kept;
  }

  long refused() {
    return refused;
  }

  long deleted() {
    return deleted;
  }

  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Whether the source was read to its end, and has nothing to say against that. */
  boolean complete() {
    return complete && shortcomings.isEmpty();
  }

  /** Why a pass that came to its end is not known to be complete all the same. */
  List<String> shortcomings() {
    return shortcomings;
  }

  @Nullable Long expected() {
    return expected;
  }
}
