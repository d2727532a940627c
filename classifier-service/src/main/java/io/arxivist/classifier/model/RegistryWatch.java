package io.arxivist.classifier.model;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the registry for as long as the service runs: at its start, then again and again. Each
 * has a thread of its own, so that none waits for another. A look that fails is not the last.
 */
public final class RegistryWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);

  private final String name;
  private final Duration pause;
  private final Runnable look;
  private @Nullable String problem;
  private @Nullable ScheduledExecutorService looks;

  /**
   * Does not look before it is started.
   *
   * @param name of the thread
   * @param pause between two looks
   */
  public RegistryWatch(String name, Duration pause, Runnable look) {
    this.name = name;
    this.pause = pause;
    this.look = look;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
    fresh.scheduleWithFixedDelay(this::survive, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    looks = fresh;
  }

  /** Returns once a look that has begun is over. */
  @Override
  public synchronized void stop() {
    if (looks != null) {
      looks.close();
      looks = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return looks != null;
  }

  /* The top of the loop: an executor would end it at the first failure, and say nothing. */
  private void survive() {
    try {
      look.run();
      problem = null;
    } catch (RuntimeException | OutOfMemoryError failure) {
      note(String.valueOf(failure.getMessage()), failure);
    }
  }

  /* The same cause comes back every few seconds: the log has it once. */
  private void note(String cause, Throwable failure) {
    if (!cause.equals(problem)) {
      LOG.error("{} failed; it looks again", name, failure);
    }
    problem = cause;
  }
}
