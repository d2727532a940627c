package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * A durable first-in-first-out queue of papers in one file. A batch is on disk when {@link #append}
 * returns; a paper leaves only through {@link #forget}. Safe for several threads of one process; a
 * second process is refused.
 */
public final class LocalQueue implements AutoCloseable {
  private static final String PAPERS = "papers";
  private static final String COUNTERS = "counters";
  private static final String NEXT = "next";
  private static final String MOVED = "moved:";

  private final String name;
  private final long bound;
  private final QueueFile file;
  private final PaperCodec codec;

  /**
   * Opens the queue, making its file where there is none.
   *
   * @param bound most papers it holds at a time
   * @throws LocalQueueException when the file is open elsewhere or unreadable
   */
  public LocalQueue(String name, Path path, long bound, JsonMapper json) {
    this.name = name;
    this.bound = bound;
    this.codec = new PaperCodec(json);
    this.file = new QueueFile(path);
  }

  public String name() {
    return name;
  }

  public Path path() {
    return file.path();
  }

  /**
   * Adds a batch, whole or not at all.
   *
   * @throws LocalQueueFullException when it does not fit below the bound
   */
  public void append(List<HarvestedPaper> batch) {
    file.write(store -> add(store, batch));
  }

  /**
   * Adds a batch that a transfer brings, and remembers in the same step how far the transfer has
   * come: one that is repeated after a crash can go on at {@link #moved}.
   *
   * @param total papers that the transfer has brought with this batch
   */
  public void appendMoved(String transfer, List<HarvestedPaper> batch, long total) {
    file.write(store -> {
      add(store, batch);
      return counters(store).put(MOVED + transfer, total);
    });
  }

  /** How many papers a transfer has brought so far. */
  public long moved(String transfer) {
    return file.read(store -> counters(store).getOrDefault(MOVED + transfer, 0L));
  }

  /** Forgets how far a transfer came, once its origin is gone. */
  public void endTransfer(String transfer) {
    file.shrink(store -> counters(store).remove(MOVED + transfer));
  }

  /** The oldest papers, which stay. */
  public List<StoredPaper> peek(int max) {
    return file.read(store -> {
      MVMap<Long, byte[]> papers = papers(store);
      List<StoredPaper> oldest = new ArrayList<>();
      Cursor<Long, byte[]> places = papers.cursor(null);
      while (oldest.size() < max && places.hasNext()) {
        long sequence = places.next();
        oldest.add(new StoredPaper(sequence, codec.read(places.getValue())));
      }
      return oldest;
    });
  }

  /** The papers at these places, in the order asked for. */
  public List<HarvestedPaper> at(List<Long> sequences) {
    return file.read(store -> {
      MVMap<Long, byte[]> papers = papers(store);
      return sequences.stream().map(papers::get).map(codec::read).toList();
    });
  }

  /** Walks over everything, oldest first, holding one paper in memory at a time. */
  public void forEach(BiConsumer<Long, HarvestedPaper> visitor) {
    file.read(store -> {
      MVMap<Long, byte[]> papers = papers(store);
      papers.forEach((sequence, body) -> visitor.accept(sequence, codec.read(body)));
      return papers.sizeAsLong();
    });
  }

  /** Drops the papers up to and with a place. */
  public void forget(long upToSequence) {
    file.shrink(store -> {
      MVMap<Long, byte[]> papers = papers(store);
      Long first = papers.firstKey();
      while (first != null && first <= upToSequence) {
        papers.remove(first);
        first = papers.firstKey();
      }
      return papers.sizeAsLong();
    });
  }

  public long size() {
    return file.read(store -> papers(store).sizeAsLong());
  }

  /** A number kept beside the papers under a name of the caller's. */
  public double setting(String setting, double otherwise) {
    return file.read(
        store -> store.<String, Double>openMap("settings").getOrDefault(setting, otherwise));
  }

  public void keepSetting(String setting, double value) {
    file.write(store -> store.<String, Double>openMap("settings").put(setting, value));
  }

  @Override
  public void close() {
    file.close();
  }

  /** Closes the queue and removes its file. */
  public void drop() {
    file.delete();
  }

  private Long add(MVStore store, List<HarvestedPaper> batch) {
    MVMap<Long, byte[]> papers = papers(store);
    long held = papers.sizeAsLong();
    if (held + batch.size() > bound) {
      throw new LocalQueueFullException(name, held, bound);
    }
    MVMap<String, Long> counters = counters(store);
    long next = counters.getOrDefault(NEXT, 1L);
    for (HarvestedPaper paper : batch) {
      papers.put(next++, codec.write(paper));
    }
    counters.put(NEXT, next);
    return next;
  }

  private static MVMap<Long, byte[]> papers(MVStore store) {
    return store.openMap(PAPERS);
  }

  private static MVMap<String, Long> counters(MVStore store) {
    return store.openMap(COUNTERS);
  }
}
