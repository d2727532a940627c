package io.arxivist.fetcher.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.scheduling.support.CronTrigger;

/**
 * Runs the schedule. At its start it makes up for the last time that was due: a run that was missed
 * is done then, and one that was done or cut off changes nothing or goes on.
 */
final class ContinuousMode implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ContinuousMode.class);
  private static final List<Duration> LOOKS_BACK =
      List.of(Duration.ofDays(1), Duration.ofDays(32), Duration.ofDays(367));

  private static final long LONGEST_STOP_MILLIS = 5_000;

  /* After the jobs have begun, and before they end. */
  private static final int PHASE = 1;

  private final CronExpression times;
  private final String cron;
  private final ScheduledRun run;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();
  private @Nullable SimpleAsyncTaskScheduler scheduler;

  ContinuousMode(String cron, ScheduledRun run, Clock clock) {
    this.times = CronExpression.parse(cron);
    this.cron = cron;
    this.run = run;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    SimpleAsyncTaskScheduler fresh = new SimpleAsyncTaskScheduler();
    fresh.setVirtualThreads(true);
    fresh.setThreadNamePrefix("schedule-");
    fresh.setTaskTerminationTimeout(LONGEST_STOP_MILLIS);
    fresh.setClock(clock);
    fresh.schedule(this::due, clock.instant());
    fresh.schedule(this::due, new CronTrigger(cron, ZoneOffset.UTC));
    scheduler = fresh;
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.close();
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /* The top of a loop: the next time comes in any case. */
  private void due() {
    if (!running.tryLock()) {
      LOG.warn("the schedule's last run is not over yet: this time is left out");
      return;
    }
    try {
      lastDue().ifPresent(run::run);
    } catch (CancellationException stopped) {
      LOG.info("the schedule's run is left to the next start: {}", stopped.getMessage());
    } catch (RuntimeException failed) {
      LOG.error("the schedule's run failed; the next one makes up for it", failed);
    } finally {
      running.unlock();
    }
  }

  /** The last time that was due, if there was one within a year. */
  Optional<Instant> lastDue() {
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    for (Duration back : LOOKS_BACK) {
      Instant last = null;
      ZonedDateTime next = times.next(now.minus(back));
      while (next != null && !next.isAfter(now)) {
        last = next.toInstant();
        next = times.next(next);
      }
      if (last != null) {
        return Optional.of(last);
      }
    }
    return Optional.empty();
  }
}
