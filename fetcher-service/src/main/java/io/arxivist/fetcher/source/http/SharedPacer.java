package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.SourceException;
import io.arxivist.redis.RequestLease;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The pace over all fetchers that share one Redis: a request goes out only by the holder of the
 * lease. While Redis is away, the only fetcher there is goes on at its own pace; one of several
 * cannot know what the others do, and waits.
 */
public final class SharedPacer implements RequestPacer {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPacer.class);

  /* Someone else's request is usually answered sooner than its lease could run out. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);

  private final RequestPacer own;
  private final RequestLease lease;
  private final Duration pause;
  private final Duration longestRequest;
  private final boolean alone;
  private final Sleeper sleeper;
  private final String holder = UUID.randomUUID().toString();

  /**
   * Shares the pace.
   *
   * @param own the pace within this process
   * @param longestRequest after which a lease is taken from a holder that has crashed
   * @param alone whether this is the only fetcher that asks this host
   */
  public SharedPacer(
      RequestPacer own,
      RequestLease lease,
      Duration pause,
      Duration longestRequest,
      boolean alone,
      Sleeper sleeper) {
    this.own = own;
    this.lease = lease;
    this.pause = pause;
    this.longestRequest = longestRequest;
    this.alone = alone;
    this.sleeper = sleeper;
  }

  @Override
  public <T, E extends Exception> T inTurn(Request<T, E> request) throws E, InterruptedException {
    return own.inTurn(() -> {
      boolean held = waitForLease();
      try {
        return request.send();
      } finally {
        if (held) {
          release();
        }
      }
    });
  }

  /* The one who asks next may be another fetcher: the wait is written down where all look. */
  @Override
  public void holdOff(Duration time) {
    own.holdOff(time);
    try {
      lease.holdOff(time);
    } catch (DataAccessException outage) {
      LOG.warn("the wait that arXiv asks for could not be told to other fetchers", outage);
    }
  }

  /** True with the lease; false where there is none to be had and none is needed. */
  private boolean waitForLease() throws InterruptedException {
    Duration away = Duration.ZERO;
    while (away.compareTo(LONGEST_OUTAGE) < 0) {
      try {
        Duration taken = lease.acquire(holder, longestRequest);
        if (taken.isZero()) {
          return true;
        }
        if (taken.compareTo(LocalPacer.LONGEST_WAIT) > 0) {
          throw new SourceException(
              SourceException.Kind.BUSY,
              "arXiv asked not to be asked for " + taken.toMinutes() + " minutes more",
              null);
        }
        away = Duration.ZERO;
        sleeper.sleep(taken.compareTo(BETWEEN_LOOKS) > 0 ? BETWEEN_LOOKS : taken);
      } catch (DataAccessException outage) {
        if (alone) {
          LOG.warn("Redis is away: requests go on at this fetcher's own pace", outage);
          return false;
        }
        sleeper.sleep(BETWEEN_ATTEMPTS);
        away = away.plus(BETWEEN_ATTEMPTS);
      }
    }
    throw new SourceException(
        SourceException.Kind.BUSY,
        "the lease on arXiv cannot be had: Redis has been away for "
            + LONGEST_OUTAGE.toMinutes()
            + " minutes",
        null);
  }

  /* A lease that cannot be given back runs out by itself. */
  private void release() {
    try {
      lease.release(holder, pause);
    } catch (DataAccessException outage) {
      LOG.warn("the lease on arXiv could not be given back; it ends by itself", outage);
    }
  }
}
