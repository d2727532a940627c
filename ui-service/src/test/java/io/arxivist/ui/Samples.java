package io.arxivist.ui;

import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.Run;
import io.arxivist.ui.jobs.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small suite in full swing, as the gateway would tell it. All texts are made up. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  static final ModelReference MODEL = new ModelReference("3", "4f1c0a9be2d84f7a9a1c2b3d4e5f6071");

  private Samples() {}

  static QueueOverview queues() {
    return new QueueOverview(
        List.of(
            new QueueOverview.Line(
                QueueName.CLASSIFICATION,
                "arxivist:classification",
                1_204,
                new QueueDepth(2_310, 64, 3, 41L)),
            new QueueOverview.Line(
                QueueName.TRAINING, "arxivist:training", 0, new QueueDepth(0, 0, 0, null))));
  }

  static QueueOverview emptyQueues() {
    return new QueueOverview(
        Stream.of(QueueName.values())
            .map(name -> new QueueOverview.Line(name, name.key(), 0, new QueueDepth(0, 0, 0, null)))
            .toList());
  }

  static ModelOverview models() {
    return new ModelOverview(
        List.of(
            model("4", DecisionSamples.CHALLENGER.runId(), 0.622, List.of("challenger")),
            model("3", MODEL.runId(), 0.648, List.of("champion")),
            model("2", "aa10c2d3e4f5061728394a5b6c7d8e9f", 0.631, List.of()),
            model("1", "0b1c2d3e4f5061728394a5b6c7d8e9f0", 0.574, List.of())));
  }

  private static ModelOverview.Line model(
      String version, String runId, double top1, List<String> aliases) {
    Instant made = NOW.minus(Duration.ofDays(7L * (4 - Integer.parseInt(version))));
    return new ModelOverview.Line(
        new ModelVersion(version, runId, made, aliases),
        new Run(
            runId,
            "training-" + version,
            made.minusSeconds(212),
            made,
            Map.of("seed", "7", "model", "lexical", "ngrams", "1-2", "corpus.papers", "16000"),
            Map.of(
                "top1",
                top1,
                "majority_top1",
                0.0914,
                "top3",
                top1 + 0.19,
                "majority_top3",
                0.2101,
                "top5",
                top1 + 0.25,
                "macro_f1",
                top1 - 0.13,
                "log_loss",
                1.4,
                "ece",
                0.021,
                "evaluation_papers",
                4_000.0),
            Map.of()));
  }

  static JobView job(String kind, JobState state, int minutesAgo) {
    Instant created = NOW.minus(Duration.ofMinutes(minutesAgo));
    boolean ended = state.ended();
    return new JobView(
        kind + "-" + minutesAgo,
        kind,
        state,
        ended
            ? new JobProgress("done", 16_000, 16_000L, "papers")
            : new JobProgress("fit", 6_300, 16_000L, "papers"),
        1,
        ended ? null : 84L,
        created,
        created,
        ended ? created.plusSeconds(37) : null,
        state == JobState.FAILED
            ? "arXiv answered 503 for ten minutes; the harvest stopped"
            : null);
  }

  /** Everything that a suite in full swing answers. */
  static StubGateway tell(StubGateway gateway, String source) {
    gateway
        .says("/queues", queues())
        .says("/models", models())
        .says("/decisions", DecisionSamples.page())
        .says("/shadow", DecisionSamples.shadow())
        .says(
            "/harvests",
            List.of(job("harvests", JobState.SUCCEEDED, 6), job("harvests", JobState.FAILED, 180)))
        .says("/pushes", List.of(job("pushes", JobState.SUCCEEDED, 5)))
        .says("/trainings", List.of(job("trainings", JobState.RUNNING, 2)))
        .says("/publications", List.of())
        .says("/drift-checks", List.of(job("drift-checks", JobState.QUEUED, 0)))
        .says("/drains", List.of())
        .says("/archive-checks", List.of())
        .says("/archive", archive())
        .says("POST /drift-checks", job("drift-checks", JobState.RUNNING, 0))
        .says("/harvests/harvests-0", job("harvests", JobState.RUNNING, 0))
        .says("/drift-checks/drift-checks-0", job("drift-checks", JobState.RUNNING, 0));
    PaperSamples.tell(gateway, source);
    DriftSamples.tell(gateway);
    return SearchSamples.tell(LedgerSamples.tell(gateway), source);
  }

  private static ArchiveOverview archive() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    return new ArchiveOverview(
        "s3://articles/live",
        12,
        List.of(
            new ArchiveOverview.Day(day, 1_812, 29, 451_020),
            new ArchiveOverview.Day(day.minusDays(1), 7, 1, 2_340)));
  }

  /** Everything that a suite answers before its first harvest. */
  static StubGateway tellNothing(StubGateway gateway) {
    gateway
        .says("/queues", emptyQueues())
        .says("/papers/summary", PaperSamples.emptySummary())
        .says("/models", new ModelOverview(List.of()))
        .says("/decisions", new DecisionPage(List.of(), null))
        .says("/shadow", DecisionSamples.noShadow())
        .says("/drift-checks/results", new DriftOverview(List.of()))
        .says("/ledger", List.of())
        .says("/ledger/days", LedgerSamples.calendar("none"))
        .says("/papers", new PaperPage(List.of(), 0, null))
        .says("/search", SearchSamples.NOTHING)
        .says("/archive", new ArchiveOverview("/srv/archive", 0, List.of()));
    Stream.of(JobKind.values()).forEach(kind -> gateway.says("/" + kind.path(), List.of()));
    return gateway;
  }
}
