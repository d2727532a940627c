package io.arxivist.fetcher.refill;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.job.Job;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.service.job.JobHandler;
import io.arxivist.service.job.JobRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Submits harvests as anybody does over HTTP, and waits for them. */
@Component
class HarvestJobs {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final JobHandler<HarvestRequest, HarvestResult> harvests;
  /* The runner knows all handlers, that of refills among them. */
  private final ObjectProvider<JobRunner> runner;
  private final JsonMapper json;

  HarvestJobs(
      JobHandler<HarvestRequest, HarvestResult> harvests,
      ObjectProvider<JobRunner> runner,
      JsonMapper json) {
    this.harvests = harvests;
    this.runner = runner;
    this.json = json;
  }

  /**
   * Submits a harvest and waits for its end; the same key gives the same harvest.
   *
   * @param look called while waiting; what it throws as a cancellation ends the harvest too
   * @return its result; empty where it failed or was cancelled
   */
  Optional<HarvestResult> finished(HarvestRequest request, String key, Runnable look) {
    JobRunner jobs = runner.getObject();
    Job job = jobs.submit(harvests, request, key);
    try {
      while (!job.state().ended()) {
        Sleeper.REAL.sleep(LOOK_EVERY);
        look.run();
        job = jobs.find(job.kind(), job.id()).orElseThrow();
      }
      return Optional.ofNullable(job.result())
          .map(result -> json.readValue(result, HarvestResult.class));
    } catch (CancellationException cancelled) {
      /* A service that stops leaves the harvest to its next start. */
      if (jobs.isRunning()) {
        jobs.cancel(job.kind(), job.id());
      }
      throw cancelled;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for harvest " + job.id());
    }
  }
}
