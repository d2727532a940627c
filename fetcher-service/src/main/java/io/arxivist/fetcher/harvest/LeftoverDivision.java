package io.arxivist.fetcher.harvest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** At start-up, lets the papers of an interrupted split harvest go on, before any job begins. */
@Component
class LeftoverDivision implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverDivision.class);

  /* Jobs start in phase 0. */
  private static final int BEFORE_JOBS = -1;

  private final SplitStaging staging;
  private volatile boolean running;

  LeftoverDivision(SplitStaging staging) {
    this.staging = staging;
  }

  @Override
  public void start() {
    running = true;
    try {
      staging.divideLeftovers();
    } catch (RuntimeException failed) {
      /* A full queue must not keep the service from the push that empties it. */
      LOG.error("staged papers could not move on; the next split harvest tries again", failed);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BEFORE_JOBS;
  }
}
