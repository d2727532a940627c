package io.arxivist.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The H2 store with two gaps closed: it answers {@code hello}, which health checks send, and a
 * write is in the file before it is acknowledged. Left alone the store saves once a second, so a
 * kill would lose what a consumer had acknowledged.
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

  DurableBackend(MVStore store) {
    super(store);
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
    Document answer = super.handleCommand(channel, database, command, query);
    if (WRITES.contains(command.toLowerCase(Locale.ROOT))) {
      commit();
    }
    return answer;
  }
}
