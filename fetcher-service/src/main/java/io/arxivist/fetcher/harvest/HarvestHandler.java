package io.arxivist.fetcher.harvest;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.job.JobStore;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.HarvestDays;
import io.arxivist.fetcher.quality.QualityGate;
import io.arxivist.fetcher.quality.QualityInspection;
import io.arxivist.fetcher.refill.RefillKey;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.mongodb.HarvestLedger;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of {@code /harvests}. Papers that came before a failure or a cancellation are kept
 * and divided like those of a whole harvest, and the ledger says that it is incomplete. A harvest
 * that is run again asks its source once more and keeps what it has not brought before.
 */
@Component
class HarvestHandler implements JobHandler<HarvestRequest, HarvestResult> {
  static final String KIND = "harvests";
  private static final Logger LOG = LoggerFactory.getLogger(HarvestHandler.class);

  private final Sources sources;
  private final Destinations destinations;
  private final HarvestLedger ledger;
  private final DayLedger days;
  private final HarvestMetrics metrics;
  private final QualityGate gate;
  private final JobStore jobs;
  private final Clock clock;

  HarvestHandler(
      Sources sources,
      Destinations destinations,
      HarvestLedger ledger,
      DayLedger days,
      HarvestMetrics metrics,
      QualityGate gate,
      JobStore jobs,
      Clock clock) {
    this.sources = sources;
    this.destinations = destinations;
    this.ledger = ledger;
    this.days = days;
    this.metrics = metrics;
    this.gate = gate;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<HarvestRequest> requestType() {
    return HarvestRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public void admit(HarvestRequest request) {
    sources.check(request);
  }

  @Override
  public HarvestResult run(HarvestRequest request, JobContext context) {
    Instant began = clock.instant();
    PaperSource source = sources.of(request);
    Destination destination = destinations.open(request, context);
    HarvestDays ofTheHarvest = days.open(request, source.name(), context.jobId());
    QualityInspection quality = gate.open();
    Harvest harvest = new Harvest(source, destination, ofTheHarvest, quality, context, clock);
    /* A harvest that is killed leaves this line: begun, nothing known to have come. */
    record(request, source, harvest, null, context.jobId());
    try {
      harvest.read(
          new SourceQuery(
              request.from(), request.until(), request.sets(), refills(context.jobId())),
          DayLedger.sets(request),
          request.limit());
    } catch (RuntimeException failed) {
      QualityReport found = counted(source, harvest, quality);
      settleAfter(
          failed, destination, () -> record(request, source, harvest, found, context.jobId()));
      throw failed;
    }
    QualityReport found = counted(source, harvest, quality);
    Division division = destination.finish();
    record(request, source, harvest, found, context.jobId());
    log(harvest, context.jobId());
    return new HarvestResult(
        source.name(),
        harvest.expected(),
        harvest.kept(),
        division.training(),
        division.classification(),
        harvest.refused(),
        harvest.refusals(),
        Duration.between(began, clock.instant()).toMillis() / 1000.0,
        found);
  }

  /* A refill is there to look again. */
  private boolean refills(String harvest) {
    return jobs.find(KIND, harvest).filter(job -> RefillKey.is(job.idempotencyKey())).isPresent();
  }

  /** Adds a harvest that has ended, however it did, to the metrics. */
  private QualityReport counted(PaperSource source, Harvest harvest, QualityInspection quality) {
    metrics.count(source.name(), harvest);
    QualityReport found = quality.report();
    gate.count(found);
    return found;
  }

  private static void log(Harvest harvest, String job) {
    LOG.info(
        "harvest {}: {} papers, {} refused, {} deleted on arXiv",
        job,
        harvest.kept(),
        harvest.refused(),
        harvest.deleted());
  }

  /* The first failure is the one to tell; what fails in its wake goes along with it. */
  private static void settleAfter(
      RuntimeException failed, Destination destination, Runnable ledgerLine) {
    for (Runnable step : new Runnable[] {destination::finish, ledgerLine}) {
      try {
        step.run();
      } catch (RuntimeException further) {
        failed.addSuppressed(further);
      }
    }
  }

  private void record(
      HarvestRequest request,
      PaperSource source,
      Harvest harvest,
      @Nullable QualityReport quality,
      String job) {
    ledger.record(
        new LedgerEntry(
            job,
            source.name(),
            request.target(),
            request.sets(),
            request.from(),
            request.until(),
            harvest.expected(),
            harvest.kept(),
            harvest.refused(),
            harvest.complete(),
            clock.instant(),
            quality));
  }
}
