package io.arxivist.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The H2 store with its gaps closed: it answers {@code hello}, which health checks send, and a
 * write is in the file before it is acknowledged, and there as a whole. Left alone the store saves
 * once a second, whatever is being written: a kill would lose what a consumer had acknowledged, or
 * leave a document that its index does not know.
 */
final class DurableBackend extends H2Backend {
  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "createindexes",
          "dropindexes",
          "drop",
          "dropdatabase",
          "create");

  /* The store's own saves, which keep no such order, happen after so long without one of ours. */
  private static final int IDLE_MILLIS = 10_000;

  /* Shared by commands that write; the holder of the other half saves what they wrote. */
  private final ReadWriteLock saving = new ReentrantReadWriteLock();

  DurableBackend(MVStore store) {
    super(store);
    if (!isInMemory()) {
      store.setAutoCommitDelay(IDLE_MILLIS);
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new DurableDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public @Nullable Document handleCommand(
      Channel channel, String database, String command, Document query) {
    if (command.equalsIgnoreCase("hello")) {
      Document answer = super.handleCommand(channel, database, "isMaster", query);
      answer.put("isWritablePrimary", true);
      return answer;
    }
    if (!WRITES.contains(command.toLowerCase(Locale.ROOT))) {
      return super.handleCommand(channel, database, command, query);
    }
    Document answer = write(channel, database, command, query);
    save();
    return answer;
  }

  private @Nullable Document write(
      Channel channel, String database, String command, Document query) {
    saving.readLock().lock();
    try {
      return super.handleCommand(channel, database, command, query);
    } finally {
      saving.readLock().unlock();
    }
  }

  private void save() {
    saving.writeLock().lock();
    try {
      commit();
    } finally {
      saving.writeLock().unlock();
    }
  }
}
