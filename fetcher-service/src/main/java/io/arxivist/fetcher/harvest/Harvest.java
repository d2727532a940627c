package io.arxivist.fetcher.harvest;

import com.carrotsearch.hppc.LongHashSet;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.fingerprint.Fingerprint;
import io.arxivist.fetcher.ledger.HarvestDays;
import io.arxivist.fetcher.ledger.SetDays;
import io.arxivist.fetcher.quality.QualityInspection;
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
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One harvest of a source, set by set: takes the records, keeps the papers in batches, counts the
 * rest, and tells the ledger what each day had. A batch is kept only while the quality of all that
 * was read is sound. One that repeats a harvest that was cut off keeps what is new in it, and
 * counts the papers of both.
 */
final class Harvest {
  private static final int APPEND_BATCH = 2_000;
  private static final int SHOWN_REFUSALS = 10;

  private final PaperSource source;
  private final Destination destination;
  private final HarvestDays days;
  private final QualityInspection quality;
  private final JobContext context;
  private final Clock clock;
  private final Map<String, HarvestedPaper> batch = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final LongHashSet taken = new LongHashSet();
  private boolean several;
  private int sinceKept;
  private final long keptBefore;
  private long kept;
  private long refused;
  private long deleted;
  private boolean complete;
  private @Nullable Long expected;
  private @Nullable Long expectedBefore;
  private boolean known = true;

  Harvest(
      PaperSource source,
      Destination destination,
      HarvestDays days,
      QualityInspection quality,
      JobContext context,
      Clock clock) {
    this.source = source;
    this.destination = destination;
    this.days = days;
    this.quality = quality;
    this.context = context;
    this.clock = clock;
    this.keptBefore = destination.kept();
    this.kept = keptBefore;
  }

  /**
   * Reads the source to its end or to the limit. When the source fails or the job is cancelled,
   * what came before is kept all the same.
   *
   * @param sets those that are asked for one after the other, empty for all of arXiv; a file takes
   *     the query as it is
   * @throws io.arxivist.fetcher.quality.QualityBreachException when a hard expectation is broken;
   *     papers since the last batch are then not kept
   */
  void read(SourceQuery query, List<String> sets, @Nullable Integer limit) {
    several = sets.size() > 1;
    try {
      complete =
          sets.stream().allMatch(set -> pass(several ? query.of(set) : query, days.of(set), limit));
      if (!complete) {
        days.breakOff("the harvest ended at its limit of " + limit + " papers");
      }
    } catch (RuntimeException failed) {
      breakOff(failed);
      throw failed;
    }
  }

  /** Reads one set; false where the limit ended it. */
  private boolean pass(SourceQuery query, SetDays ofTheSet, @Nullable Integer limit) {
    expectedBefore = expected;
    try (PaperReader reader = source.open(query)) {
      boolean end;
      try {
        end = take(reader, ofTheSet, limit);
      } finally {
        expected = expected(reader);
        keep(ofTheSet);
      }
      if (end) {
        known &= reader.shortcomings().isEmpty();
        ofTheSet.end(reader.expected(), reader.shortcomings());
        reader.kept();
      }
      return end;
    }
  }

  /** Takes record after record; true at the source's end, false at the limit. */
  private boolean take(PaperReader reader, SetDays ofTheSet, @Nullable Integer limit) {
    while (limit == null || received() < limit) {
      SourceRecord record = reader.next();
      if (record == null) {
        return true;
      }
      ofTheSet.count(record);
      /* Sets overlap: what stands in several of them is taken once. */
      if (!several || taken.add(Fingerprint.of(record.where()))) {
        take(record);
      }
      if (++sinceKept == APPEND_BATCH) {
        keep(ofTheSet);
      }
      context.progress("fetch", received(), total(expected(reader), limit), "papers");
    }
    return false;
  }

  private void take(SourceRecord record) {
    quality.inspect(record);
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
  }

  private void keep(SetDays ofTheSet) {
    sinceKept = 0;
    quality.requireSound();
    if (!batch.isEmpty()) {
      List<HarvestedPaper> full = List.copyOf(batch.values());
      batch.clear();
      destination.append(full);
      kept = destination.kept();
    }
    /* The papers first: what the ledger counts is on disk. */
    ofTheSet.save();
  }

  /* The first failure is the one to tell. */
  private void breakOff(RuntimeException failed) {
    try {
      days.breakOff(
          failed instanceof CancellationException
              ? "the harvest was stopped before its end"
              : "the harvest failed: " + failed.getMessage());
    } catch (RuntimeException further) {
      failed.addSuppressed(further);
    }
  }

  /** Papers that are durably kept, or about to be. */
  private long received() {
    return kept + batch.size();
  }

  /* Of all sets so far; they overlap, so their sum is a ceiling. */
  private @Nullable Long expected(PaperReader reader) {
    Long more = reader.expected();
    return expectedBefore == null
        ? more
        : more == null ? expectedBefore : Long.valueOf(expectedBefore + more);
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

  /** Of these, what this attempt has brought. */
  long fresh() {
    return kept - keptBefore;
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

  /**
   * Whether the source was read to its end in all sets, has nothing to say against that, and all of
   * it was kept.
   */
  boolean complete() {
    return complete && known;
  }

  @Nullable Long expected() {
    return expected;
  }
}
