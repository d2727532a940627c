package io.arxivist.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A server on loopback that speaks MongoDB's protocol and keeps its data in one file. It has no
 * sessions, transactions, text search or change streams, and it ignores all but unique indexes.
 * What it acknowledged survives a kill of the process.
 */
public final class EmbeddedMongo implements AutoCloseable {
  /** With the store's own default of 16 MiB every query over some 10,000 papers reads the file. */
  public static final int USUAL_CACHE_MEBIBYTES = 256;

  private static final String HOST = "127.0.0.1";
  private static final String FILE = "mongo.mv.db";

  private final MongoServer server;
  private final int port;

  private EmbeddedMongo(MongoServer server) {
    this.server = server;
    this.port = server.getLocalAddress().getPort();
  }

  /**
   * Serves the data in a folder, which is made if need be.
   *
   * @param port of 127.0.0.1; 0 takes a free one
   * @param cacheMebibytes memory for pages of the file
   * @throws ServerStartException if another run holds the folder, the port is taken or the file
   *     cannot be opened
   */
  public static EmbeddedMongo start(Path folder, int port, int cacheMebibytes) {
    return serve(open(folder, cacheMebibytes), port);
  }

  /** An empty server on a free port that forgets everything when closed. */
  public static EmbeddedMongo inMemory() {
    return serve(new MVStore.Builder().open(), 0);
  }

  public int port() {
    return port;
  }

  /** A connection string, for instance for {@code spring.mongodb.uri}. */
  public String uri(String database) {
    return "mongodb://" + HOST + ":" + port + "/" + database;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static MVStore open(Path folder, int cacheMebibytes) {
    try {
      Files.createDirectories(folder);
      return new MVStore.Builder()
          .fileName(folder.resolve(FILE).toString())
          .cacheSize(cacheMebibytes)
          .compress()
          .open();
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw ServerStartException.folderInUse(folder, e);
      }
      throw new ServerStartException(
          "MongoDB's data in " + folder + " cannot be opened: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ServerStartException("data folder " + folder + " cannot be made: " + e, e);
    }
  }

  /* Netty throws the checked BindException without declaring it, so no narrower catch compiles. */
  private static EmbeddedMongo serve(MVStore store, int port) {
    MongoServer server = new MongoServer(new DurableBackend(store));
    try {
      server.bind(new InetSocketAddress(HOST, port));
      return new EmbeddedMongo(server);
    } catch (Exception e) {
      /* Its threads are no daemons: left running they would keep a failed program alive. */
      server.shutdownNow();
      store.closeImmediately();
      throw ServerStartException.portTaken("MongoDB", port, e);
    }
  }
}
