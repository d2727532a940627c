package io.arxivist.core.wire;

import io.arxivist.core.archive.ArchiveCheckRequest;
import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.core.archive.ArchivedArticle;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.ReclassificationRequest;
import io.arxivist.core.classification.ReclassificationResult;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.drift.DriftCheckRequest;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.drift.DriftProfile;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.DrainRequest;
import io.arxivist.core.queue.DrainResult;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.RequeueRequest;
import io.arxivist.core.queue.RequeueResult;
import io.arxivist.core.search.IndexRebuildRequest;
import io.arxivist.core.search.IndexRebuildResult;
import io.arxivist.core.search.SearchHit;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPaper;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.core.search.TextPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One sample of each record that travels between services or to their users. */
final class WireSamples {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final ModelReference MODEL = new ModelReference("3", RUN);
  private static final Classification CLASSIFICATION =
      new Classification(
          List.of(new RankedCategory("cs.LG", 0.71), new RankedCategory("stat.ML", 0.25)),
          List.of("cs.LG", "stat.ML"),
          false,
          false);
  private static final QualityReport QUALITY =
      new QualityReport(
          10,
          true,
          List.of(
              new QualityFinding(
                  "category_known",
                  "every category is one of arXiv's",
                  true,
                  1,
                  0.1,
                  0.2,
                  true,
                  List.of("2503.15521: cs.XX"))));
  private static final LedgerDay LEDGER_DAY =
      new LedgerDay(
          HarvestTarget.TRAINING,
          "oai",
          "cs",
          DAY,
          DayState.INCOMPLETE,
          10L,
          8,
          2,
          1,
          0,
          List.of("expected 10, received 8"),
          "harvest-1",
          AT);
  private static final HarvestedPaper HARVESTED =
      new HarvestedPaper(
          new Paper(
              "2503.15521",
              2,
              "A made-up title",
              "A made-up abstract.",
              List.of("cs.LG", "stat.ML"),
              List.of("Ada Sample", "Émile Exemple"),
              DAY.minusDays(1),
              DAY),
          "oai",
          AT);
  private static final HarvestedPaper BARE =
      new HarvestedPaper(
          new Paper("hep-th/9901001", 1, "T", "A", List.of("hep-th"), List.of(), null, null),
          "file",
          AT.plusMillis(250));
  private static final PaperView STORED =
      PaperView.of(
          new ClassifiedPaper(
              HARVESTED,
              new Embedding("encoder-1", new float[] {1f}),
              new Prediction(CLASSIFICATION, MODEL, AT.plusSeconds(1)),
              new ShadowAnswer("stat.ML", 0.5, "a challenger's run, which no answer names")));
  private static final HarvestedPaper WITHDRAWN =
      new HarvestedPaper(
          new Paper(
              "2503.15521",
              3,
              "A made-up title",
              "This paper has been withdrawn.",
              List.of("cs.LG"),
              List.of("Ada Sample"),
              DAY.minusDays(1),
              DAY,
              true),
          "oai",
          AT);
  private static final DriftCheckResult CHECK =
      new DriftCheckResult(
          "check-1",
          DriftVerdict.NO_DRIFT,
          "No finding is below its threshold.",
          List.of(
              new DriftFinding(
                  DriftKind.COVARIATE_SHIFT,
                  "abstract_words",
                  "kolmogorov_smirnov",
                  0.125,
                  0.125,
                  "max_cdf_distance",
                  0.5,
                  0.05,
                  false,
                  "Abstracts are as long as they were.")),
          100,
          40,
          null,
          AT,
          MODEL,
          new DriftCheckResult.Report(
              "/drift-checks/check-1/report.html", "/drift-checks/check-1/report.json"));

  private WireSamples() {}

  /** Name of the golden file, and what it holds. */
  record Named(String name, Object sample) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> all() {
    return Stream.of(
            papers(),
            searches(),
            InferenceSamples.all(),
            archive(),
            harvests(),
            ledger(),
            queuesAndJobs(),
            TrainingSamples.all(),
            driftChecks(),
            DecisionSamples.all())
        .flatMap(samples -> samples.entrySet().stream())
        .map(sample -> new Named(sample.getKey(), sample.getValue()));
  }

  private static Map<String, Object> papers() {
    return Map.of(
        "harvested-paper", HARVESTED,
        "harvested-paper-bare", BARE,
        "parked-paper", new ParkedPaper("1-0", "{}", "paper: is missing", AT),
        "classification-request",
            new ClassificationRequest(
                List.of(new PaperText("A title", "An abstract."), new PaperText("Only one", ""))),
        "classification-response", new ClassificationResponse(List.of(CLASSIFICATION), MODEL),
        "paper-page", new PaperPage(List.of(STORED), 21, "MTIz"),
        "storage-summary",
            new StorageSummary(
                21,
                14,
                AT,
                List.of(new StorageSummary.Count("oai", 21)),
                List.of(new StorageSummary.Count("cs.LG", 21)),
                MODEL));
  }

  private static Map<String, Object> searches() {
    List<TextPart> title =
        List.of(
            new TextPart("A ", false),
            new TextPart("made-up", true),
            new TextPart(" title", false));
    return Map.of(
        "search-page",
            new SearchPage(List.of(new SearchHit(STORED, title, List.of(), 2.5)), 21, "MTIz", 40),
        "similar-papers", new SimilarPapers("encoder-1", List.of(new SimilarPaper(STORED, 0.75))),
        "index-rebuild-request", new IndexRebuildRequest(),
        "index-rebuild-result", new IndexRebuildResult(40, 65_536, 1.5),
        "reclassification-request", new ReclassificationRequest(RUN, DAY.minusDays(1), DAY),
        "reclassification-result", new ReclassificationResult(MODEL, 20, 4, 15, 1, 2, 12, 14));
  }

  private static Map<String, Object> archive() {
    String sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    String part = "part-64-" + sha256 + ".jsonl.gz";
    ArchiveManifest manifest =
        ArchiveManifest.of(DAY, List.of(new ArchiveManifest.Part(part, 64, 21_500, sha256)));
    return Map.of(
        "archived-article",
        ArchivedArticle.of(HARVESTED),
        "archived-article-bare",
        ArchivedArticle.of(BARE),
        "archived-article-withdrawn",
        ArchivedArticle.of(WITHDRAWN),
        "archive-manifest",
        manifest,
        "archive-overview",
        new ArchiveOverview("s3://articles/arxivist", 1, List.of(ArchiveOverview.Day.of(manifest))),
        "archive-check-request",
        new ArchiveCheckRequest(DAY, DAY),
        "archive-check-result",
        new ArchiveCheckResult(
            1,
            2,
            64,
            60,
            43_000,
            List.of(
                new ArchiveCheckResult.Fault(
                    DAY, part, ArchiveCheckResult.Kind.CORRUPT, "its SHA-256 is another one"))));
  }

  private static Map<String, Object> harvests() {
    return Map.of(
        "harvest-request",
            new HarvestRequest(
                HarvestTarget.CLASSIFICATION,
                HarvestSource.OAI,
                null,
                DAY.minusDays(1),
                DAY,
                List.of("cs"),
                5_000,
                null),
        "harvest-result",
            new HarvestResult("oai", 10L, 9, 7, 2, 1, List.of("title: is missing"), 1.5, QUALITY),
        "ledger-entry",
            new LedgerEntry(
                "harvest-1",
                "oai",
                HarvestTarget.SPLIT,
                List.of("cs"),
                DAY,
                null,
                10L,
                9,
                1,
                true,
                AT,
                QUALITY));
  }

  private static Map<String, Object> ledger() {
    return Map.of(
        "ledger-day", LEDGER_DAY,
        "ledger-calendar",
            new LedgerCalendar(
                DAY.minusDays(1),
                DAY,
                List.of(
                    new LedgerSeries(
                        HarvestTarget.TRAINING, "oai", "cs", DAY.minusDays(1), DAY, null, 1, 2)),
                List.of(LEDGER_DAY)),
        "refill-request",
            new RefillRequest(HarvestTarget.TRAINING, "oai", DAY, null, List.of("cs")),
        "refill-result", new RefillResult(1, 9, List.of(LEDGER_DAY), 2.5));
  }

  private static Map<String, Object> queuesAndJobs() {
    return Map.of(
        "push-request", new PushRequest(QueueName.TRAINING),
        "push-result", new PushResult(9, 0.5),
        "queue-overview",
            new QueueOverview(
                List.of(
                    new QueueOverview.Line(
                        QueueName.CLASSIFICATION,
                        "arxivist:classification",
                        3,
                        new QueueDepth(2, 1, 0, 12L)))),
        "requeue-request", new RequeueRequest(List.of("1-0", "2-0")),
        "requeue-result", new RequeueResult(2, 1),
        "drain-request", new DrainRequest(),
        "drain-result", new DrainResult(120, 2, 3.5),
        "job-view",
            new JobView(
                "job-1",
                "harvests",
                JobState.RUNNING,
                new JobProgress("fetch", 5, 20L, "papers"),
                2,
                30L,
                AT,
                AT.plusSeconds(1),
                null,
                null));
  }

  private static Map<String, Object> driftChecks() {
    return Map.of(
        "drift-check-request",
            new DriftCheckRequest(AT.minusSeconds(60), AT, DriftProfile.CALIBRATED),
        "drift-check-result", CHECK,
        "drift-overview", new DriftOverview(List.of(CHECK)));
  }
}
