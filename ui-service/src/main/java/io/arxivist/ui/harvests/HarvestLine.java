package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.job.JobView;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One harvest as its job and the ledger tell it; one of the two may be unknown.
 *
 * @param job how it goes
 * @param entry what came
 */
record HarvestLine(String id, @Nullable JobView job, @Nullable LedgerEntry entry) {

  /** The newest of both, newest first. */
  static List<HarvestLine> newest(List<JobView> jobs, List<LedgerEntry> entries, int most) {
    Map<String, HarvestLine> lines = new LinkedHashMap<>();
    entries.forEach(entry -> lines.put(entry.id(), new HarvestLine(entry.id(), null, entry)));
    jobs.forEach(job ->
        lines.merge(
            job.id(),
            new HarvestLine(job.id(), job, null),
            (known, mine) -> new HarvestLine(job.id(), job, known.entry())));
    return lines.values().stream()
        .sorted(Comparator.comparing(HarvestLine::at).reversed())
        .limit(most)
        .toList();
  }

  /** What the quality gate found, broken expectations first, the hard ones before the others. */
  public List<QualityFinding> findings() {
    QualityReport report = quality();
    return report == null
        ? List.of()
        : report.findings().stream()
            .sorted(
                Comparator.comparing(QualityFinding::met)
                    .thenComparing(QualityFinding::hard, Comparator.reverseOrder())
                    .thenComparing(QualityFinding::share, Comparator.reverseOrder()))
            .toList();
  }

  /** Expectations that are not met. */
  public long broken() {
    return findings().stream().filter(finding -> !finding.met()).count();
  }

  /** The gate's report; null where it has not looked yet. */
  public @Nullable QualityReport quality() {
    return entry == null ? null : entry.quality();
  }

  /** Whether the job is still to be watched. */
  public boolean moves() {
    return job != null && !job.state().ended();
  }

  private Instant at() {
    return job == null ? Objects.requireNonNull(entry).at() : job.createdAt();
  }
}
