package io.arxivist.ui;

import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.drift.DriftVerdict;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small suite in full swing, as the gateway would tell it. All texts are made up. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  static final ModelReference MODEL = new ModelReference("3", "4f1c0a9be2d84f7a9a1c2b3d4e5f6071");
  static final String ABSTRACT =
      "We study how small language models keep what they have learnt while they are adapted to a"
          + " new field. A rank-constrained update of the attention weights is trained on at most"
          + " 2,000 sentences, and evaluated on eleven held-out tasks. Forgetting falls by a factor"
          + " of three against full fine-tuning at a twentieth of the memory, and the effect is"
          + " stable over four model sizes. We give a simple account of it in terms of the spectrum"
          + " of the update, and show where it breaks.";

  private static final List<String> TITLES =
      List.of(
          "Low-rank adaptation without forgetting in small language models",
          "On the convergence of stochastic mirror descent under heavy-tailed noise with unknown"
              + " tail index: sharp rates, a matching lower bound, and an adaptive restart scheme",
          "Spectral gaps of random regular graphs",
          "A survey of dust in the circumgalactic medium at redshift two",
          "Topological order from measurement in one dimension",
          "Robust grasping from a single depth image",
          "Bounds on lepton flavour violation from rare muon decays",
          "Entropy production in driven colloidal suspensions",
          "Quantum error correction with biased noise on hyperbolic lattices");
  private static final List<String> PRIMARY =
      List.of(
          "cs.CL",
          "math.OC",
          "math.CO",
          "astro-ph.GA",
          "quant-ph",
          "cs.RO",
          "hep-ph",
          "cond-mat.soft",
          "quant-ph");
  private static final List<String> PREDICTED =
      List.of(
          "cs.CL",
          "cs.LG",
          "math.CO",
          "astro-ph.GA",
          "cond-mat.str-el",
          "cs.RO",
          "hep-ph",
          "cond-mat.stat-mech",
          "quant-ph");

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

  static StorageSummary summary(String source) {
    List<String> names =
        List.of(
            "cs.LG",
            "cs.CV",
            "cs.CL",
            "quant-ph",
            "math.CO",
            "cs.RO",
            "astro-ph.GA",
            "hep-ph",
            "math.OC",
            "cond-mat.soft",
            "stat.ML",
            "eess.SP",
            "math.AP",
            "gr-qc",
            "physics.optics",
            "econ.EM");
    List<StorageSummary.Count> counts =
        IntStream.range(0, names.size())
            .mapToObj(rank -> new StorageSummary.Count(names.get(rank), 612 / (rank + 1) + 9))
            .toList();
    return new StorageSummary(
        2_184,
        1_412,
        NOW.minusSeconds(3),
        List.of(new StorageSummary.Count(source, 2_184)),
        counts,
        MODEL);
  }

  static StorageSummary emptySummary() {
    return new StorageSummary(0, 0, null, List.of(), List.of(), null);
  }

  static PaperView paper(int index, String source) {
    String primary = PRIMARY.get(index % PRIMARY.size());
    String predicted = PREDICTED.get(index % PREDICTED.size());
    return paper(
        "2611.%05d".formatted(index + 1),
        TITLES.get(index % TITLES.size()),
        primary,
        predicted,
        source);
  }

  static PaperView paper(String id, String title, String primary, String predicted, String source) {
    List<String> categories =
        primary.equals("math.OC")
            ? List.of(primary, "cs.LG", "stat.ML")
            : List.of(primary, "cs.AI");
    return new PaperView(
        id,
        2,
        title,
        ABSTRACT,
        categories,
        List.of("Ada Example", "Bo Sample", "Chidi Placeholder-Longname", "Dana Specimen"),
        LocalDate.of(2026, 11, 20),
        LocalDate.of(2026, 11, 23),
        source,
        NOW.minus(Duration.ofMinutes(40)),
        new Prediction(classification(predicted), MODEL, NOW.minusSeconds(90)),
        primary.equals(predicted),
        categories.contains(predicted),
        "minilm-l6-v2-q-256");
  }

  static Classification classification(String best) {
    return new Classification(
        List.of(
            new RankedCategory(best, 0.713),
            new RankedCategory("cs.AI", 0.142),
            new RankedCategory("stat.ML", 0.061),
            new RankedCategory("cs.IR", 0.024),
            new RankedCategory("eess.AS", 0.009)),
        List.of(best, "cs.AI"),
        false,
        false);
  }

  static ClassificationResponse classified() {
    return new ClassificationResponse(
        List.of(classification("cs.CL")), MODEL, List.of(ReasonSamples.explanation("cs.CL")));
  }

  static PaperPage papers(String source, @Nullable String nextCursor) {
    return new PaperPage(
        IntStream.range(0, 9).mapToObj(index -> paper(index, source)).toList(), 2_184, nextCursor);
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

  static DriftOverview drift() {
    List<DriftCheckResult> checks = new ArrayList<>();
    checks.add(check("d-9", DriftVerdict.DRIFT, 0));
    IntStream.range(1, 8)
        .forEach(day -> checks.add(check("d-" + (9 - day), DriftVerdict.NO_DRIFT, day)));
    checks.add(
        new DriftCheckResult(
            "d-1",
            DriftVerdict.NOT_ENOUGH_DATA,
            "The window holds 12 papers; a check needs 100.",
            List.of(),
            2_000,
            12,
            null,
            NOW.minus(Duration.ofDays(8)),
            MODEL,
            new DriftCheckResult.Report("/drift-checks/d-1/report.html", "/drift-checks/d-1")));
    return new DriftOverview(checks);
  }

  static DriftCheckResult check(String id, DriftVerdict verdict, int daysAgo) {
    boolean drift = verdict == DriftVerdict.DRIFT;
    return new DriftCheckResult(
        id,
        verdict,
        drift
            ? "The mix of categories moved: 1 of 4 findings is beyond its threshold."
            : "No finding is beyond its threshold.",
        List.of(
            finding(
                DriftKind.LABEL_SHIFT,
                "primary_category",
                "chi_square",
                drift ? 0.00002 : 0.31 + 0.05 * daysAgo,
                drift),
            finding(DriftKind.COVARIATE_SHIFT, "abstract_words", "kolmogorov_smirnov", 0.62, false),
            finding(DriftKind.PREDICTION_SHIFT, "confidence", "kolmogorov_smirnov", 0.48, false),
            finding(DriftKind.PERFORMANCE, "top1_agreement", "binomial", 1.0, false)),
        2_000,
        412,
        NOW.minus(Duration.ofDays(daysAgo + 1)),
        NOW.minus(Duration.ofDays(daysAgo)).minusSeconds(700),
        MODEL,
        new DriftCheckResult.Report("/drift-checks/" + id + "/report.html", "/drift-checks/" + id));
  }

  private static DriftFinding finding(
      DriftKind kind, String name, String test, double p, boolean drift) {
    return new DriftFinding(
        kind,
        name,
        test,
        drift ? 96.4182 : 0.04123,
        drift ? 0.2134 : 0.0412,
        test.equals("chi_square") ? "cramers_v" : "max_cdf_distance",
        p,
        0.05,
        drift,
        drift
            ? "cs.CL rose from 6.1% to 11.4% of the papers, and astro-ph.GA fell from 4.0% to 1.2%."
            : "The window and the reference look alike.");
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
        .says("/papers/summary", summary(source))
        .says("/models", models())
        .says("/decisions", DecisionSamples.page())
        .says("/shadow", DecisionSamples.shadow())
        .says("/drift-checks/results", drift())
        .says(
            "/harvests",
            List.of(job("harvests", JobState.SUCCEEDED, 6), job("harvests", JobState.FAILED, 180)))
        .says("/pushes", List.of(job("pushes", JobState.SUCCEEDED, 5)))
        .says("/trainings", List.of(job("trainings", JobState.RUNNING, 2)))
        .says("/publications", List.of())
        .says("/drift-checks", List.of(job("drift-checks", JobState.QUEUED, 0)))
        .says("/drains", List.of())
        .says("/archive-checks", List.of())
        .says("/papers", papers(source, "next-1"))
        .says("/archive", archive())
        .says("POST /classifications", classified())
        .says("POST /drift-checks", job("drift-checks", JobState.RUNNING, 0))
        .says("/harvests/harvests-0", job("harvests", JobState.RUNNING, 0))
        .says("/drift-checks/drift-checks-0", job("drift-checks", JobState.RUNNING, 0))
        .says(
            "/drift-checks/d-9/report.html",
            200,
            "text/html",
            "<!doctype html><title>Report</title><p>findings");
    IntStream.range(0, 9)
        .mapToObj(index -> paper(index, source))
        .forEach(paper -> {
          gateway.says("/papers/" + paper.id(), paper);
          String best = paper.prediction().classification().best().category();
          gateway.says(
              "/papers/" + paper.id() + "/explanation",
              new PaperExplanation(
                  paper.id(), classification(best), ReasonSamples.explanation(best), MODEL));
        });
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
        .says("/papers/summary", emptySummary())
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
