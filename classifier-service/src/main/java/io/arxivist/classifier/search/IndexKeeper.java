package io.arxivist.classifier.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index in step with what is stored: at the start and every hour it goes through
 * everything, every minute through what is new, since other replicas store papers too. What this
 * service stores is indexed at once, by those who store it.
 */
@Component
final class IndexKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

  /* Each look shows what was written since, as a segment of its own, whose graph is merged later:
  at one a second that cost the consumer a tenth of its pace. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration COMMIT = Duration.ofSeconds(10);
  private static final Duration FOLLOW = Duration.ofMinutes(1);
  private static final Duration WHOLE = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /* Papers are stored a while after the time that they carry, and clocks differ. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  /* Opened before, and closed after, the jobs and the consumer that write to it. */
  private static final int PHASE = -1;

  private final SearchIndex index;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable ScheduledExecutorService looks;
  private Instant wholeNext = Instant.MIN;
  private Instant followNext = Instant.MIN;
  private Instant commitNext = Instant.MIN;
  private Instant pausedUntil = Instant.MIN;
  private @Nullable Instant followed;
  private @Nullable String problem;

  IndexKeeper(SearchIndex index, Clock clock) {
    this.index = index;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    stopping = false;
    looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("search-index").daemon().factory());
    looks.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /* Not interrupted: that would close files under the index. */
  @Override
  public synchronized void stop() {
    ExecutorService ending = looks;
    if (ending == null) {
      return;
    }
    stopping = true;
    ending.close();
    looks = null;
    index.close();
  }

  @Override
  public synchronized boolean isRunning() {
    return looks != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /* The top of the loop: whatever fails is tried again after a pause. */
  private void look() {
    Instant now = clock.instant();
    if (stopping || now.isBefore(pausedUntil)) {
      return;
    }
    try {
      if (index.open()) {
        keep(now);
        problem = null;
      } else {
        pausedUntil = now.plus(AFTER_FAILURE);
      }
    } catch (CancellationException stopped) {
      LOG.debug("the search index catches up at the next start", stopped);
    } catch (RuntimeException failure) {
      pausedUntil = now.plus(AFTER_FAILURE);
      note(String.valueOf(failure.getMessage()), failure);
    }
  }

  /* The same cause comes back every few seconds: the log has it once. */
  private void note(String cause, RuntimeException failure) {
    if (!cause.equals(problem)) {
      LOG.warn("the search index could not be kept in step and is tried again", failure);
    }
    problem = cause;
  }

  private void keep(Instant now) {
    index.show();
    if (index.behind() || !now.isBefore(wholeNext)) {
      whole(now);
    } else if (!now.isBefore(followNext)) {
      follow(now);
    }
    if (!now.isBefore(commitNext)) {
      index.commit();
      commitNext = now.plus(COMMIT);
    }
  }

  private void whole(Instant now) {
    long differing =
        index.reconcile(done -> {
          if (stopping) {
            throw new CancellationException("the service stops");
          }
        });
    if (differing > 0) {
      LOG.info("the search index caught up with {} papers", differing);
      index.show();
      index.commit();
    }
    wholeNext = now.plus(WHOLE);
    followed = now;
    followNext = now.plus(FOLLOW);
  }

  private void follow(Instant now) {
    index.follow((followed == null ? now : followed).minus(SLACK));
    followed = now;
    followNext = now.plus(FOLLOW);
  }
}
