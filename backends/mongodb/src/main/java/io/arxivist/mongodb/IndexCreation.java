package io.arxivist.mongodb;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Creates the indexes as soon as MongoDB answers. A service starts without it: what needs an index
 * for more than speed asks for them first.
 */
final class IndexCreation implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /* Before the jobs, which need them. */
  private static final int PHASE = -1;

  private final MongoTemplate template;
  private volatile boolean created;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  IndexCreation(MongoTemplate template) {
    this.template = template;
  }

  /**
   * Returns when the indexes are there.
   *
   * @throws DataAccessException when MongoDB does not answer
   */
  void ensure() {
    if (!created) {
      create();
    }
  }

  /** Returns at once. */
  @Override
  public void start() {
    CountDownLatch end = new CountDownLatch(1);
    stopped = end;
    Thread.ofVirtual().name("mongodb-indexes").start(() -> insist(end));
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private synchronized void create() {
    if (!created) {
      MongoIndexes.create(template);
      created = true;
    }
  }

  private void insist(CountDownLatch end) {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
    backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
    BackOffExecution pauses = backOff.start();
    boolean told = false;
    try {
      do {
        try {
          ensure();
        } catch (DataAccessException away) {
          if (!told) {
            LOG.warn("MongoDB does not answer; its indexes are created once it does", away);
          }
          told = true;
        }
      } while (!created && !end.await(pauses.nextBackOff(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
