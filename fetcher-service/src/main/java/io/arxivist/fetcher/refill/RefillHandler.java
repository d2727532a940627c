package io.arxivist.fetcher.refill;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.job.Job;
import io.arxivist.fetcher.ledger.LedgerView;
import io.arxivist.service.job.AwaitedJobs;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the jobs of {@code /ledger/refills}: asks for the gaps of the ledger once more, as ordinary
 * harvests, one after the other. Which windows these are is fixed when the refill is submitted, and
 * each is harvested under a key of its own: a refill that is run again goes on where it was.
 */
@Component
class RefillHandler implements JobHandler<RefillRequest, RefillResult> {
  private final LedgerView ledger;
  private final JobHandler<HarvestRequest, HarvestResult> harvests;
  private final AwaitedJobs jobs;
  private final JsonMapper json;
  private final Clock clock;

  RefillHandler(
      LedgerView ledger,
      JobHandler<HarvestRequest, HarvestResult> harvests,
      AwaitedJobs jobs,
      JsonMapper json,
      Clock clock) {
    this.ledger = ledger;
    this.harvests = harvests;
    this.jobs = jobs;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "ledger/refills";
  }

  @Override
  public Class<RefillRequest> requestType() {
    return RefillRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  /** The windows to ask for; a day that a harvest is at just now needs no other one. */
  @Override
  public String mark(RefillRequest request) {
    Set<String> unfinished =
        ledger.gaps(request).stream()
            .map(LedgerDay::harvest)
            .filter(Objects::nonNull)
            .distinct()
            .filter(harvest -> jobs.unfinished(harvests.kind(), harvest))
            .collect(Collectors.toSet());
    return json.writeValueAsString(
        GapWindow.of(
            ledger.days(request).stream()
                .filter(day -> day.harvest() == null || !unfinished.contains(day.harvest()))
                .toList()));
  }

  @Override
  public RefillResult run(RefillRequest request, JobContext context) {
    Instant began = clock.instant();
    GapWindow[] windows = json.readValue(Objects.requireNonNull(context.mark()), GapWindow[].class);
    long total = List.of(windows).stream().mapToInt(GapWindow::gaps).sum();
    long done = 0;
    long fetched = 0;
    for (GapWindow window : windows) {
      context.progress("refill", done, total, "days");
      fetched += fetched(window, context, done, total);
      done += window.gaps();
    }
    context.progress("refill", done, total, "days");
    return new RefillResult(
        Math.toIntExact(total),
        fetched,
        ledger.gaps(request),
        Duration.between(began, clock.instant()).toMillis() / 1000.0);
  }

  /* A harvest that fails leaves its days as gaps with the reason: the refill tells them at its end. */
  private long fetched(GapWindow window, JobContext context, long done, long total) {
    String key = new RefillKey(context.jobId(), window.set(), window.from()).text();
    Job ended =
        jobs.ended(
            harvests, window.harvest(), key, () -> context.progress("refill", done, total, "days"));
    return ended.result() == null
        ? 0
        : json.readValue(ended.result(), HarvestResult.class).fetched();
  }
}
