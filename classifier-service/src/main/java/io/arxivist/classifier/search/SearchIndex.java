package io.arxivist.classifier.search;

import io.arxivist.classifier.search.IndexFolders.Numbered;
import io.arxivist.core.search.IndexRebuildResult;
import io.arxivist.mongodb.PaperStamp;
import io.arxivist.mongodb.StoredPapers;
import io.arxivist.service.problem.UnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The present index. It is a cache: whatever goes wrong with it stops nobody who stores papers, and
 * is made good by {@link IndexKeeper} from what is stored.
 */
@Component
public class SearchIndex {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
  private static final String BACKEND = "search index";
  private static final double MILLIS_PER_SECOND = 1000;

  private final IndexFolders folders;
  private final StoredPapers stored;
  private final Clock clock;
  private volatile @Nullable Numbered present;
  private volatile boolean broken;
  private volatile boolean behind;
  private volatile String absence = "the search index is not open yet";
  private @Nullable Set<String> writtenMeanwhile;

  SearchIndex(IndexFolders folders, StoredPapers stored, Clock clock) {
    this.folders = folders;
    this.stored = stored;
    this.clock = clock;
  }

  /** Indexes papers as they are stored now; never fails, but makes up for it later. */
  public synchronized void refresh(Collection<String> ids) {
    if (writtenMeanwhile != null) {
      writtenMeanwhile.addAll(ids);
    }
    Numbered index = present;
    if (index == null) {
      behind = true;
      return;
    }
    try {
      index.index().refresh(ids, stored);
    } catch (IOException | AlreadyClosedException failure) {
      broken(failure);
    } catch (RuntimeException failure) {
      behind = true;
      LOG.warn("{} papers are indexed later", ids.size(), failure);
    }
  }

  /**
   * Searches the present index.
   *
   * @throws UnavailableException when there is none that can be searched
   */
  <T> T search(PaperIndex.Search<T> work) {
    for (int attempt = 0; ; attempt++) {
      Numbered index = present;
      if (index == null) {
        throw new UnavailableException(BACKEND, absence, null);
      }
      try {
        return index.index().search(work);
      } catch (AlreadyClosedException replaced) {
        if (attempt > 0) {
          throw new UnavailableException(BACKEND, "the search index is being opened", replaced);
        }
      } catch (IOException failure) {
        broken(failure);
        throw new UnavailableException(
            BACKEND, "the search index cannot be read and is opened anew", failure);
      }
    }
  }

  /** Opens the present index, or opens it anew where it broke; false while that fails. */
  synchronized boolean open() {
    if (present != null && !broken) {
      return true;
    }
    if (writtenMeanwhile != null) {
      absence = "the search index is being built anew";
      return false;
    }
    closeBroken();
    try {
      present = folders.present();
      broken = false;
      behind = true;
      return true;
    } catch (IOException | RuntimeException failure) {
      String reason = String.valueOf(failure.getMessage());
      if (!absence.equals(reason)) {
        LOG.warn("the search index cannot be opened", failure);
      }
      absence = reason;
      return false;
    }
  }

  boolean behind() {
    return behind;
  }

  /** Makes up for every difference to what is stored; how many there were. */
  long reconcile(PaperIndex.Progress progress) {
    behind = false;
    boolean done = false;
    try {
      long differing = on(index -> index.reconcile(stored, progress));
      done = true;
      return differing;
    } finally {
      behind |= !done;
    }
  }

  /** Makes up for what others stored since a time; how many papers that were. */
  int follow(Instant from) {
    List<PaperStamp> stamps = stored.stampsSince(from);
    Set<String> differing = on(index -> index.differing(stamps));
    refresh(differing);
    return differing.size();
  }

  /** Lets searches see what was written. */
  void show() {
    on(index -> {
      index.show();
      return true;
    });
  }

  /** Makes what was written outlive a crash. */
  void commit() {
    on(index -> {
      index.commit();
      return true;
    });
  }

  /**
   * Builds an index beside the present one, which goes on serving until the new one holds all that
   * is stored.
   */
  IndexRebuildResult rebuild(PaperIndex.Progress progress) throws IOException {
    Instant begin = clock.instant();
    Numbered next = begin();
    boolean swapped = false;
    try {
      next.index().reconcile(stored, progress);
      next.index().commit();
      long bytes = next.index().bytes();
      Numbered before = swap(next);
      swapped = true;
      if (before != null) {
        before.index().abandon();
        folders.delete(before.folder());
      }
      double seconds = Duration.between(begin, clock.instant()).toMillis() / MILLIS_PER_SECOND;
      return new IndexRebuildResult(next.index().papers(), bytes, seconds);
    } finally {
      if (!swapped) {
        forget(next);
      }
    }
  }

  private synchronized Numbered begin() throws IOException {
    writtenMeanwhile = new LinkedHashSet<>();
    return folders.next();
  }

  private synchronized @Nullable Numbered swap(Numbered next) throws IOException {
    next.index().refresh(Objects.requireNonNull(writtenMeanwhile), stored);
    next.index().complete();
    writtenMeanwhile = null;
    Numbered before = present;
    present = next;
    broken = false;
    return before;
  }

  private synchronized void forget(Numbered next) throws IOException {
    writtenMeanwhile = null;
    next.index().abandon();
    folders.delete(next.folder());
  }

  /** Commits and closes; a later {@link #open()} opens it again. */
  synchronized void close() {
    Numbered index = present;
    present = null;
    if (index != null) {
      try {
        index.index().close();
      } catch (IOException | RuntimeException failure) {
        LOG.warn("the search index was not closed in order; it catches up at the start", failure);
      }
    }
  }

  private <T> T on(PaperIndex.Work<T> work) {
    Numbered index = present;
    if (index == null) {
      throw new UnavailableException(BACKEND, absence, null);
    }
    try {
      return work.on(index.index());
    } catch (IOException | AlreadyClosedException failure) {
      if (index == present) {
        broken(failure);
      }
      throw new UnavailableException(BACKEND, "the search index failed", failure);
    }
  }

  private void broken(Exception failure) {
    if (!broken) {
      LOG.warn("the search index failed and is opened anew", failure);
    }
    broken = true;
  }

  private void closeBroken() {
    Numbered index = present;
    present = null;
    if (index != null) {
      index.index().abandon();
    }
  }
}
