package io.arxivist.fetcher.localqueue;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A durable first-in-first-out queue of papers in one folder. A batch is on disk when {@link
 * #append} returns; a paper leaves only through {@link #forget}. Safe for several threads of one
 * process; a second process is refused. In memory a paper takes 8 bytes, and 3 bits more or less
 * for as long as its harvest is remembered.
 */
public final class LocalQueue implements AutoCloseable {
  private static final int SEGMENT_BYTES = 64 << 20;

  private final String name;
  private final long bound;
  private final QueueFolder folder;
  private final RecordCodec codec;

  /**
   * Opens the queue, making its folder where there is none.
   *
   * @param bound most papers it holds at a time
   * @throws LocalQueueException when the folder is open elsewhere, unreadable or damaged
   */
  public LocalQueue(String name, Path path, long bound, JsonMapper json) {
    this(name, path, bound, json, SEGMENT_BYTES);
  }

  LocalQueue(String name, Path path, long bound, JsonMapper json, int segmentBytes) {
    this.name = name;
    this.bound = bound;
    this.codec = new RecordCodec(json);
    this.folder = new QueueFolder(path, codec, segmentBytes);
  }

  public String name() {
    return name;
  }

  public Path path() {
    return folder.path();
  }

  /** Most papers that it holds at a time. */
  public long bound() {
    return bound;
  }

  /**
   * Who this queue is to a broker: places of one origin are given once. A queue that is made anew
   * has another origin.
   */
  public String origin() {
    return folder.with(log -> log.state().origin());
  }

  /**
   * Adds what a harvest brings, whole or not at all, and remembers it in the same step: a paper
   * that the harvest has brought before is left out, wherever that one is by now.
   *
   * @throws LocalQueueFullException when it does not fit below the bound
   */
  public void append(String harvest, List<HarvestedPaper> batch) {
    folder.write(log -> {
      Set<String> seen = new HashSet<>();
      List<HarvestedPaper> papers = new ArrayList<>(batch.size());
      for (HarvestedPaper paper : batch) {
        String id = paper.paper().versionedId();
        if (seen.add(id) && !has(log.state(), harvest, id)) {
          papers.add(paper);
        }
      }
      if (!papers.isEmpty()) {
        add(log, new Change.Brought(harvest), papers);
      }
      return papers.size();
    });
  }

  /** Whether a harvest has brought this version of a paper, in whichever of its attempts. */
  public boolean hasBrought(String harvest, Paper paper) {
    return folder.with(log -> has(log.state(), harvest, paper.versionedId()));
  }

  /** How many papers a harvest has brought, in all its attempts. */
  public long brought(String harvest) {
    return folder.with(log -> log.state().brought(harvest).map(BroughtPapers::size).orElse(0L));
  }

  /** The harvests whose papers are remembered. */
  public List<String> harvests() {
    return folder.with(log -> log.state().harvests());
  }

  /** Forgets what a harvest has brought; the papers stay. */
  public void forgetHarvest(String harvest) {
    folder.with(log -> {
      if (log.state().brought(harvest).isPresent()) {
        log.commit(new Change.HarvestForgotten(harvest), List.of());
      }
      return harvest;
    });
  }

  /**
   * Adds a batch that a transfer brings, and remembers in the same step how far the transfer has
   * come: one that is repeated after a crash can go on at {@link #moved}.
   *
   * @param total papers that the transfer has brought with this batch
   * @throws LocalQueueFullException when it does not fit below the bound
   */
  public void appendMoved(String transfer, List<HarvestedPaper> batch, long total) {
    folder.write(log -> add(log, new Change.Moved(transfer, total), batch));
  }

  /** How many papers a transfer has brought so far. */
  public long moved(String transfer) {
    return folder.with(log -> log.state().moved(transfer));
  }

  /** Forgets how far a transfer came, once its origin is gone. */
  public void endTransfer(String transfer) {
    folder.with(log -> {
      if (log.state().moved(transfer) > 0) {
        log.commit(new Change.TransferEnded(transfer), List.of());
      }
      return transfer;
    });
  }

  /** The oldest papers, which stay; their places follow each other without a gap. */
  public List<StoredPaper> peek(int max) {
    return folder.with(log -> {
      Positions positions = log.state().positions();
      long end = Math.min(positions.next(), positions.head() + max);
      List<StoredPaper> oldest = new ArrayList<>();
      for (long place = positions.head(); place < end; place++) {
        oldest.add(new StoredPaper(place, codec.paper(log.paper(place))));
      }
      return oldest;
    });
  }

  /** The papers at these places, in the order asked for. */
  public List<HarvestedPaper> at(List<Long> places) {
    return folder.with(log -> {
      List<HarvestedPaper> papers = new ArrayList<>(places.size());
      for (long place : places) {
        papers.add(codec.paper(log.paper(place)));
      }
      return papers;
    });
  }

  /** Walks over the versioned ids of all papers and their places, oldest first. */
  public void forEachId(ObjLongConsumer<String> visitor) {
    folder.with(log -> {
      Positions positions = log.state().positions();
      for (long place = positions.head(); place < positions.next(); place++) {
        visitor.accept(RecordCodec.id(log.paper(place)), place);
      }
      return positions.size();
    });
  }

  /** The place of the newest paper that was ever added. */
  public long newestPlace() {
    return folder.with(log -> log.state().positions().next() - 1);
  }

  /** Drops the papers up to and with a place. */
  public void forget(long upToPlace) {
    folder.with(log -> forget(log, new Change.Forgotten(upToPlace, null, 0)));
  }

  /**
   * Drops the papers up to and with a place, and remembers in the same step how many a push has
   * taken away; the push before it is forgotten.
   *
   * @param total papers that the push has taken with these
   */
  public void forget(long upToPlace, String push, long total) {
    folder.with(log -> forget(log, new Change.Forgotten(upToPlace, push, total)));
  }

  /** How many papers a push has taken away; only the last push is remembered. */
  public long taken(String push) {
    return folder.with(log -> log.state().taken(push));
  }

  /** Drops all papers and keeps settings in the same step. */
  public void clear(Map<String, Double> settings) {
    folder.with(log -> {
      log.commit(new Change.Cleared(settings), List.of());
      return settings;
    });
  }

  public long size() {
    return folder.with(log -> log.state().positions().size());
  }

  /** A number kept beside the papers under a name of the caller's. */
  public double setting(String setting, double otherwise) {
    return folder.with(log -> log.state().setting(setting, otherwise));
  }

  public void keepSetting(String setting, double value) {
    folder.write(log -> {
      log.commit(new Change.Kept(setting, value), List.of());
      return value;
    });
  }

  @Override
  public void close() {
    folder.close();
  }

  /** Closes the queue and removes its folder. */
  public void drop() {
    folder.delete();
  }

  private int add(QueueLog log, Change change, List<HarvestedPaper> batch) throws IOException {
    long held = log.state().positions().size();
    if (held + batch.size() > bound) {
      throw new LocalQueueFullException(name, held, bound);
    }
    log.commit(change, batch);
    return batch.size();
  }

  private static long forget(QueueLog log, Change.Forgotten change) throws IOException {
    log.commit(change, List.of());
    return log.state().positions().head();
  }

  private static boolean has(QueueState state, String harvest, String versionedId) {
    return state.brought(harvest).map(brought -> brought.has(versionedId)).orElse(false);
  }
}
