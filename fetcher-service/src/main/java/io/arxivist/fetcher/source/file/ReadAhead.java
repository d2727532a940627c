package io.arxivist.fetcher.source.file;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads on a thread of its own while whoever takes the records checks and keeps them. It is a few
 * thousand records ahead at most, and gives them in their order; a failure comes behind the records
 * that came before it.
 */
final class ReadAhead implements PaperReader {
  /* Few hand-overs, and room for what is read while a batch is written to the disk. */
  private static final int BATCH = 200;
  private static final int BATCHES_AHEAD = 10;

  private final PaperReader reader;
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread thread;
  private final Deque<SourceRecord> present = new ArrayDeque<>(BATCH);
  private boolean ended;
  private @Nullable Throwable failure;

  /**
   * Begins to read.
   *
   * @param name of the thread
   * @param reader closed with this one
   */
  ReadAhead(String name, PaperReader reader) {
    this.reader = reader;
    /* Not a virtual thread: those share the cores in turns, and this one never waits. */
    this.thread = Thread.ofPlatform().daemon().name("read " + name).start(this::read);
  }

  /** Some records, and how the reading ended behind them. */
  private record Batch(List<SourceRecord> records, boolean last, @Nullable Throwable failure) {}

  @Override
  public @Nullable SourceRecord next() {
    while (present.isEmpty() && !ended) {
      take();
    }
    SourceRecord record = present.poll();
    if (record == null && failure instanceof RuntimeException failed) {
      throw failed;
    }
    if (record == null && failure instanceof Error broken) {
      throw broken;
    }
    return record;
  }

  @Override
  public @Nullable Long expected() {
    return reader.expected();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }

  private void take() {
    try {
      Batch batch = ready.take();
      present.addAll(batch.records());
      ended = batch.last();
      failure = batch.failure();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a file was read");
    }
  }

  private void read() {
    try {
      boolean last = false;
      while (!last) {
        Batch batch = batch();
        ready.put(batch);
        last = batch.last();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /* Whatever fails here must be told there, or the other side would wait forever. */
  private Batch batch() {
    List<SourceRecord> records = new ArrayList<>(BATCH);
    try {
      while (records.size() < BATCH) {
        SourceRecord record = reader.next();
        if (record == null) {
          return new Batch(records, true, null);
        }
        records.add(record);
      }
      return new Batch(records, false, null);
    } catch (RuntimeException | Error failed) {
      return new Batch(records, true, failed);
    }
  }
}
