package io.arxivist.contract;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftFinding;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.job.Job;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up papers and what becomes of them, the same at every call. Papers {@code 0} to {@code n}
 * are one day and one minute apart; every third is {@code cs.LG}, {@code math.CO}, {@code
 * astro-ph.GA}.
 */
public final class Samples {
  /** When sample 0 was harvested; its classification came a second later. */
  public static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  public static final ModelReference MODEL =
      new ModelReference("3", "0123456789abcdef0123456789abcdef");
  public static final String ENCODER = "sample-encoder";

  private static final List<String> CATEGORIES = List.of("cs.LG", "math.CO", "astro-ph.GA");
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final long SECONDS_APART = 60;

  private Samples() {}

  public static Paper paper() {
    return paper(0);
  }

  /** Paper {@code i}: ids count up within March 2025, in the order of their days. */
  public static Paper paper(int i) {
    String primary = CATEGORIES.get(i % CATEGORIES.size());
    return new Paper(
        id(i),
        1,
        "Sample paper " + i + " on " + primary,
        "We measure the sample number " + i + " and find that it behaves as samples do.",
        List.of(primary, "stat.ML"),
        List.of("Ada Sample", "Émile Exemple"),
        FIRST_DAY.plusDays(i),
        FIRST_DAY.plusDays(i));
  }

  public static List<Paper> papers(int count) {
    return IntStream.range(0, count).mapToObj(Samples::paper).toList();
  }

  /** The same paper as another version, with the version in its title. */
  public static Paper version(Paper paper, int version) {
    return new Paper(
        paper.id(),
        version,
        paper.title() + ", version " + version,
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        paper.updated());
  }

  public static HarvestedPaper harvestedPaper() {
    return harvestedPaper(0);
  }

  public static HarvestedPaper harvestedPaper(int i) {
    return harvested(paper(i), i);
  }

  public static List<HarvestedPaper> harvestedPapers(int count) {
    return IntStream.range(0, count).mapToObj(Samples::harvestedPaper).toList();
  }

  /** A paper of one's own as the fetcher would have harvested it in the place of sample i. */
  public static HarvestedPaper harvested(Paper paper, int i) {
    return new HarvestedPaper(paper, "file", START.plusSeconds(SECONDS_APART * i));
  }

  /** With nothing but what a paper must have. */
  public static HarvestedPaper barePaper() {
    return harvested(
        new Paper("hep-th/9901001", 1, "T", "A", List.of("hep-th"), List.of(), null, null), 0);
  }

  /** Whose newest version takes it back. */
  public static HarvestedPaper withdrawnPaper() {
    Paper kept = paper(2);
    return harvested(
        new Paper(
            kept.id(),
            2,
            kept.title(),
            kept.abstractText(),
            kept.categories(),
            kept.authors(),
            kept.published(),
            kept.updated(),
            true),
        2);
  }

  /** With all that a text format could stumble over, and an instant with nanoseconds. */
  public static HarvestedPaper oddPaper() {
    return new HarvestedPaper(
        new Paper(
            "0704.0001",
            12,
            "On $\\mathbb{R}^n$, \"quotes\", {braces} and \\ 中文 \uD83D\uDE00",
            "Line\u2028separators, <tags>, & entities; tabs\tstay. " + "Long. ".repeat(500),
            List.of("math.CO", "cs.LG", "physics.data-an"),
            List.of("O'Neil, \"Q.\"", "Émile Exemple"),
            FIRST_DAY,
            null),
        "oai",
        START.plusNanos(123_456_789));
  }

  public static ClassifiedPaper classifiedPaper() {
    return classifiedPaper(0);
  }

  /** Paper {@code i}, for which the model found the authors' primary category. */
  public static ClassifiedPaper classifiedPaper(int i) {
    return classified(harvestedPaper(i), CATEGORIES.get(i % CATEGORIES.size()));
  }

  public static List<ClassifiedPaper> classifiedPapers(int count) {
    return IntStream.range(0, count).mapToObj(Samples::classifiedPaper).toList();
  }

  /** A harvested paper, classified a second after its harvest with a best category of choice. */
  public static ClassifiedPaper classified(HarvestedPaper harvested, String best) {
    Classification classification =
        new Classification(
            List.of(new RankedCategory(best, 0.75), new RankedCategory("stat.ME", 0.25)),
            List.of(best, "stat.ME"),
            false,
            false);
    return new ClassifiedPaper(
        harvested,
        embedding(),
        new Prediction(classification, MODEL, harvested.harvestedAt().plusSeconds(1)));
  }

  /** Of unit length, with values that float32 holds exactly. */
  public static Embedding embedding() {
    return new Embedding(ENCODER, new float[] {0.5f, -0.5f, 0.5f, -0.5f});
  }

  /** A queued job without idempotency key, created {@code i} minutes after {@link #START}. */
  public static Job job(String kind, int i) {
    return Job.queued(
        "job-" + kind + "-" + i,
        kind,
        null,
        "{\"n\":" + i + "}",
        null,
        START.plusSeconds(SECONDS_APART * i));
  }

  /** A finished harvest of {@code i} papers, {@code i} minutes after {@link #START}. */
  public static LedgerEntry ledgerEntry(int i) {
    return new LedgerEntry(
        "harvest-" + i,
        "oai",
        HarvestTarget.CLASSIFICATION,
        List.of("cs", "physics:hep-th"),
        FIRST_DAY.plusDays(i),
        FIRST_DAY.plusDays(i),
        (long) i,
        i,
        0,
        true,
        START.plusSeconds(SECONDS_APART * i),
        null);
  }

  /** Day {@code i} of the ledger's series {@code cs}, complete with {@code i} papers. */
  public static LedgerDay ledgerDay(int i) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        "cs",
        FIRST_DAY.plusDays(i),
        DayState.COMPLETE,
        (long) i,
        i,
        0,
        0,
        0,
        List.of(),
        "harvest-" + i,
        START.plusSeconds(SECONDS_APART * i));
  }

  /** A check without drift whose window ends {@code i} minutes after {@link #START}. */
  public static DriftCheckResult driftCheck(int i) {
    return new DriftCheckResult(
        "check-" + i,
        DriftVerdict.NO_DRIFT,
        "No finding is below its threshold.",
        List.of(driftFinding()),
        100,
        i,
        null,
        START.plusSeconds(SECONDS_APART * i),
        MODEL,
        new DriftCheckResult.Report(
            "/drift-checks/check-" + i + "/report.html",
            "/drift-checks/check-" + i + "/report.json"));
  }

  public static DriftFinding driftFinding() {
    return new DriftFinding(
        DriftKind.COVARIATE_SHIFT,
        "abstract_words",
        "kolmogorov_smirnov",
        0.125,
        0.125,
        "max_cdf_distance",
        0.5,
        0.05,
        false,
        "Abstracts are as long as they were.");
  }

  private static String id(int i) {
    return "2503.%05d".formatted(i + 1);
  }
}
