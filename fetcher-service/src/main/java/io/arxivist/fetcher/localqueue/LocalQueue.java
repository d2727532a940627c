package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final String TAKEN = "taken:";
  private static final String BROUGHT = "brought:";
  private static final String SETTINGS = "settings";

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
   * Adds what a harvest brings, whole or not at all, and remembers it in the same step: a paper
   * that the harvest has brought before is left out, wherever that one is by now.
   *
   * @throws LocalQueueFullException when it does not fit below the bound
   */
  public void append(String harvest, List<HarvestedPaper> batch) {
    file.write(store -> {
      MVMap<String, Boolean> brought = store.openMap(BROUGHT + harvest);
      return add(
          store,
          batch.stream()
              .filter(paper -> brought.putIfAbsent(paper.paper().versionedId(), true) == null)
              .toList());
    });
  }

  /** Whether a harvest has brought this version of a paper, in whichever of its attempts. */
  public boolean hasBrought(String harvest, Paper paper) {
    String brought = BROUGHT + harvest;
    return file.read(store ->
        store.hasMap(brought)
            && store.<String, Boolean>openMap(brought).containsKey(paper.versionedId()));
  }

  /** How many papers a harvest has brought, in all its attempts. */
  public long brought(String harvest) {
    String brought = BROUGHT + harvest;
    return file.read(
        store -> store.hasMap(brought) ? store.<String, Boolean>openMap(brought).sizeAsLong() : 0L);
  }

  /** The harvests whose papers are remembered. */
  public List<String> harvests() {
    return file.read(store ->
        store.getMapNames().stream()
            .filter(map -> map.startsWith(BROUGHT))
            .map(map -> map.substring(BROUGHT.length()))
            .toList());
  }

  /** Forgets what a harvest has brought; the papers stay. */
  public void forgetHarvest(String harvest) {
    file.shrink(store -> {
      store.removeMap(BROUGHT + harvest);
      return true;
    });
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

  /**
   * Drops the papers up to and with a place, and remembers in the same step how many a push has
   * taken away; the push before it is forgotten.
   *
   * @param total papers that the push has taken with these
   */
  public void forget(long upToSequence, String push, long total) {
    file.shrink(store -> {
      drop(papers(store), upToSequence);
      MVMap<String, Long> counters = counters(store);
      counters.keySet().stream()
          .filter(counter -> counter.startsWith(TAKEN) && !counter.equals(TAKEN + push))
          .toList()
          .forEach(counters::remove);
      return counters.put(TAKEN + push, total);
    });
  }

  /** How many papers a push has taken away; only the last push is remembered. */
  public long taken(String push) {
    return file.read(store -> counters(store).getOrDefault(TAKEN + push, 0L));
  }

  /** Drops all papers and keeps settings in the same step. */
  public void clear(Map<String, Double> settings) {
    file.shrink(store -> {
      papers(store).clear();
      store.<String, Double>openMap(SETTINGS).putAll(settings);
      return true;
    });
  }

  public long size() {
    return file.read(store -> papers(store).sizeAsLong());
  }

  /** A number kept beside the papers under a name of the caller's. */
  public double setting(String setting, double otherwise) {
    return file.read(
        store -> store.<String, Double>openMap(SETTINGS).getOrDefault(setting, otherwise));
  }

  public void keepSetting(String setting, double value) {
    file.write(store -> store.<String, Double>openMap(SETTINGS).put(setting, value));
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

  private static void drop(MVMap<Long, byte[]> papers, long upToSequence) {
    Long first = papers.firstKey();
    while (first != null && first <= upToSequence) {
      papers.remove(first);
      first = papers.firstKey();
    }
  }

  private static MVMap<Long, byte[]> papers(MVStore store) {
    return store.openMap(PAPERS);
  }

  private static MVMap<String, Long> counters(MVStore store) {
    return store.openMap(COUNTERS);
  }
}
