package io.arxivist.monitor.check;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftCheckRequest;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.learning.drift.DriftAssessment;
import io.arxivist.learning.drift.DriftDetector;
import io.arxivist.learning.drift.DriftSettings;
import io.arxivist.learning.drift.ObservedPaper;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.mongodb.DriftCheckStore;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.monitor.MonitorProperties;
import io.arxivist.monitor.report.DriftReport;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares the papers that the champion classified in a window with the champion's reference. A
 * window without a start begins where the last check ended that could say something, so that days
 * with few papers add up.
 */
@Component
final class DriftCheckJob implements JobHandler<DriftCheckRequest, DriftCheckResult> {
  private static final int REMEMBERED_CHECKS = 100;
  private static final String UNIT = "papers";

  private final ModelRegistry registry;
  private final ChampionReference reference;
  private final PaperStore papers;
  private final DriftCheckStore checks;
  private final MonitorProperties properties;
  private final Clock clock;

  DriftCheckJob(
      ModelRegistry registry,
      ChampionReference reference,
      PaperStore papers,
      DriftCheckStore checks,
      MonitorProperties properties,
      Clock clock) {
    this.registry = registry;
    this.reference = reference;
    this.papers = papers;
    this.checks = checks;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "drift-checks";
  }

  @Override
  public Class<DriftCheckRequest> requestType() {
    return DriftCheckRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  /* A check that was saved before a restart would take itself for the last one before it. */
  @Override
  public DriftCheckResult run(DriftCheckRequest request, JobContext context) {
    return checks.find(context.jobId()).orElseGet(() -> check(request, context));
  }

  private DriftCheckResult check(DriftCheckRequest request, JobContext context) {
    Instant until = request.until() == null ? clock.instant() : request.until();
    Instant from = request.from() == null ? endOfLastCheck(until) : request.from();
    Comparison comparison =
        registry
            .findByAlias(ModelRegistry.CHAMPION)
            .map(champion -> compare(champion, from, until, context))
            .orElseGet(Comparison::impossible);
    context.progress("report", 0, null, UNIT);
    DriftCheckResult result = comparison.result(context.jobId(), from, until);
    checks.save(
        result, new DriftReport(result, comparison.reference(), comparison.window()).html());
    return result;
  }

  private Comparison compare(
      ModelVersion champion, @Nullable Instant from, Instant until, JobContext context) {
    context.progress("reference", 0, null, UNIT);
    ReferenceData before = reference.load(champion.runId());
    context.progress("window", 0, null, UNIT);
    List<ClassifiedPaper> stored = papers.classifiedBetween(from, until, properties.windowLimit());
    /* What a former champion said would show as a shift of the present one's predictions. */
    List<ObservedPaper> window =
        stored.stream()
            .filter(paper -> paper.prediction().model().runId().equals(champion.runId()))
            .map(ObservedPaper::of)
            .toList();
    context.progress("compare", 0, (long) window.size(), UNIT);
    return new Comparison(
        DriftDetector.check(before, window, settings()),
        before.papers(),
        window,
        stored.size() - window.size(),
        champion.reference());
  }

  private @Nullable Instant endOfLastCheck(Instant until) {
    return checks.newest(REMEMBERED_CHECKS).stream()
        .filter(check -> check.verdict() != DriftVerdict.NOT_ENOUGH_DATA)
        .map(DriftCheckResult::until)
        .findFirst()
        .filter(end -> end.isBefore(until))
        .orElse(null);
  }

  private DriftSettings settings() {
    DriftSettings usual = DriftSettings.usual();
    return new DriftSettings(
        properties.level(),
        properties.fewestPapers(),
        usual.leastAssociation(),
        usual.leastDistance(),
        usual.leastSeparation(),
        usual.leastShareChange(),
        usual.shortAbstractWords());
  }

  /** What was compared, and what came out. */
  private record Comparison(
      DriftAssessment assessment,
      List<ObservedPaper> reference,
      List<ObservedPaper> window,
      int leftOut,
      @Nullable ModelReference model) {

    static Comparison impossible() {
      return new Comparison(
          new DriftAssessment(
              DriftVerdict.NOT_ENOUGH_DATA,
              "No model has been published yet, so there is no reference to compare with.",
              List.of()),
          List.of(),
          List.of(),
          0,
          null);
    }

    DriftCheckResult result(String id, @Nullable Instant from, Instant until) {
      return new DriftCheckResult(
          id,
          assessment.verdict(),
          reason(),
          assessment.findings(),
          reference.size(),
          window.size(),
          from,
          until,
          model,
          new DriftCheckResult.Report(
              "/drift-checks/" + id + "/report.html", "/drift-checks/" + id + "/report.json"));
    }

    private String reason() {
      return Optional.of(leftOut)
          .filter(others -> others > 0)
          .map(
              others -> " %d papers that another model classified were left out.".formatted(others))
          .map(assessment.reason()::concat)
          .orElse(assessment.reason());
    }
  }
}
