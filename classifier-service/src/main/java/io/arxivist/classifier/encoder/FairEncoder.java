package io.arxivist.classifier.encoder;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one door to the encoder: as many threads as cores, which take one text at a time from whoever
 * {@link EncoderTurns} says is next. However many callers there are, no more texts are encoded at
 * once than there are cores.
 */
@Component
public class FairEncoder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FairEncoder.class);

  private final LazyEncoder lazyEncoder;
  private final int threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final EncoderTurns turns = new EncoderTurns();
  private final List<Thread> workers = new ArrayList<>();
  private boolean closed;

  FairEncoder(LazyEncoder lazyEncoder, MeterRegistry meters) {
    this.lazyEncoder = lazyEncoder;
    this.threads = Runtime.getRuntime().availableProcessors();
    for (Lane lane : Lane.values()) {
      Gauge.builder("arxivist.encoder.waiting", () -> waiting(lane))
          .description("Texts that wait for the encoder by who waits for them")
          .tag("lane", lane.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  /**
   * Opens the encoder where it is not open.
   *
   * @throws EncoderException when it cannot be loaded
   */
  public void prepare() {
    lazyEncoder.get();
  }

  /**
   * What became of each text, in their order.
   *
   * @throws EncoderException when the encoder cannot be loaded
   * @throws CancellationException when the service ends, the thread is interrupted, or the encoder
   *     fails beyond a single text
   */
  public List<EncodedText> encode(List<PaperText> texts, Lane lane) {
    if (texts.isEmpty()) {
      return List.of();
    }
    SentenceEncoder encoder = lazyEncoder.get();
    EncodingJob job = new EncodingJob(encoder, texts);
    submit(lane, job);
    try {
      return job.await();
    } catch (InterruptedException e) {
      locked(() -> {
        turns.remove(job);
        return job;
      });
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    }
  }

  /** Ends the texts in hand and gives up those that wait. */
  @Override
  public void close() {
    List<EncodingJob> left =
        locked(() -> {
          closed = true;
          work.signalAll();
          return List.copyOf(turns.clear());
        });
    left.forEach(job -> job.abandon(new CancellationException("the service ends")));
    workers.forEach(FairEncoder::join);
  }

  private int waiting(Lane lane) {
    return locked(() -> turns.waiting(lane));
  }

  private void submit(Lane lane, EncodingJob job) {
    locked(() -> {
      if (closed) {
        throw new CancellationException("the service ends");
      }
      if (workers.isEmpty()) {
        startWorkers();
      }
      turns.add(lane, job);
      work.signalAll();
      return job;
    });
  }

  /* Not virtual ones: native code holds on to its thread, and would keep requests from theirs. */
  private void startWorkers() {
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofPlatform().name("encoder-" + i).daemon().start(this::work));
    }
  }

  private void work() {
    Optional<Runnable> turn = nextTurn();
    while (turn.isPresent()) {
      try {
        turn.get().run();
      } catch (RuntimeException | Error failure) {
        /* Its caller has been told. */
        LOG.error("the encoder failed", failure);
      }
      turn = nextTurn();
    }
  }

  private Optional<Runnable> nextTurn() {
    return locked(() -> {
      Optional<Runnable> turn = turns.next();
      while (turn.isEmpty() && !closed) {
        work.awaitUninterruptibly();
        turn = turns.next();
      }
      return turn;
    });
  }

  private <T> T locked(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
