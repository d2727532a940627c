package io.arxivist.fetcher.localqueue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a local queue knows in memory: where its papers stand on disk, 8 bytes each, and all that
 * its records have told. The same changes in the same order give the same state.
 */
final class QueueState {
  /** Where a paper stood whose segment has been dropped. */
  private static final long DROPPED = -1;

  private final Positions positions = new Positions();
  private final Map<String, Long> moved = new HashMap<>();
  private final Map<String, BroughtPapers> brought = new HashMap<>();
  private final Map<String, Double> settings = new HashMap<>();
  private String origin = "";
  private @Nullable String push;
  private long taken;

  /** A paper of a record: its versioned id, and where it stands on disk. */
  record Stored(String versionedId, long position) {}

  /** The state of a queue that is made. */
  static Change.Whole begin(String origin) {
    return new Change.Whole(origin, 1, 1, Map.of(), null, 0, Map.of(), Map.of());
  }

  void apply(Change change, List<Stored> papers) {
    switch (change) {
      case Change.Brought(String harvest) -> {
        BroughtPapers known = brought.computeIfAbsent(harvest, name -> new BroughtPapers());
        papers.forEach(paper -> known.add(paper.versionedId()));
      }
      case Change.Moved(String transfer, long total) -> moved.put(transfer, total);
      case Change.Forgotten(long upToPlace, String by, long total) -> {
        positions.dropBelow(upToPlace + 1);
        if (by != null) {
          push = by;
          taken = total;
        }
      }
      case Change.TransferEnded(String transfer) -> moved.remove(transfer);
      case Change.HarvestForgotten(String harvest) -> brought.remove(harvest);
      case Change.Cleared cleared -> {
        positions.dropBelow(positions.next());
        settings.putAll(cleared.settings());
      }
      case Change.Kept(String setting, double value) -> settings.put(setting, value);
      case Change.Whole whole -> replace(whole);
    }
    papers.forEach(paper -> positions.add(paper.position()));
  }

  private void replace(Change.Whole whole) {
    if (origin.isEmpty()) {
      positions.begin(whole.head(), whole.next(), DROPPED);
    } else if (positions.head() != whole.head()
        || positions.next() != whole.next()
        || !origin.equals(whole.origin())) {
      throw new IllegalStateException("it does not go on where the segment before it ends");
    }
    origin = whole.origin();
    push = whole.push();
    taken = whole.taken();
    moved.clear();
    moved.putAll(whole.moved());
    settings.clear();
    settings.putAll(whole.settings());
    brought.clear();
    whole.brought().forEach((harvest, ids) -> brought.put(harvest, new BroughtPapers(ids)));
  }

  Change.Whole whole() {
    Map<String, Map<String, long[]>> ids = new HashMap<>();
    brought.forEach((harvest, known) -> ids.put(harvest, known.bitmaps()));
    return new Change.Whole(
        origin, positions.head(), positions.next(), moved, push, taken, ids, settings);
  }

  /** Whether papers are missing that no record says to have left. */
  boolean lacksPapers() {
    return positions.size() > 0 && positions.get(positions.head()) == DROPPED;
  }

  String origin() {
    return origin;
  }

  Positions positions() {
    return positions;
  }

  Optional<BroughtPapers> brought(String harvest) {
    return Optional.ofNullable(brought.get(harvest));
  }

  List<String> harvests() {
    return List.copyOf(brought.keySet());
  }

  long moved(String transfer) {
    return moved.getOrDefault(transfer, 0L);
  }

  long taken(String by) {
    return Objects.equals(push, by) ? taken : 0;
  }

  double setting(String setting, double otherwise) {
    return settings.getOrDefault(setting, otherwise);
  }
}
