package io.arxivist.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Redis on loopback with an append-only file: what it acknowledged survives a kill of its
 * process. It runs detached, so a terminal's Ctrl-C does not reach it before its clients are done;
 * {@link #close()} stops it. A Redis that a killed run left in the same folder is stopped at the
 * next start.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Path folder;
  private final FolderLock lock;
  private final RedisProcess process;
  private final boolean temporary;

  private EmbeddedRedis(Path folder, FolderLock lock, RedisProcess process, boolean temporary) {
    this.folder = folder;
    this.lock = lock;
    this.process = process;
    this.temporary = temporary;
  }

  /**
   * Serves the data in a folder, which is made if need be.
   *
   * @param port of 127.0.0.1
   * @throws ServerStartException if another run holds the folder, the port is taken, or Redis
   *     refuses its data; the message holds Redis's own last word
   */
  public static EmbeddedRedis start(Path folder, int port) {
    return start(folder, port, false);
  }

  /** An empty server on a free port whose folder is deleted when it is closed. */
  public static EmbeddedRedis temporary() {
    try {
      return start(Files.createTempDirectory("arxivist-redis"), freePort(), true);
    } catch (IOException e) {
      throw new ServerStartException("no temporary folder for Redis: " + e, e);
    }
  }

  public String host() {
    return RedisProcess.HOST;
  }

  public int port() {
    return process.port();
  }

  @Override
  public void close() {
    process.stop();
    release(lock);
    if (temporary) {
      delete(folder);
    }
  }

  long pid() {
    return process.pid();
  }

  /** As a killed program would leave it: the folder free, Redis still at work. */
  void abandon() {
    release(lock);
  }

  private static EmbeddedRedis start(Path folder, int port, boolean temporary) {
    FolderLock lock = FolderLock.take(folder);
    try {
      Path real = folder.toRealPath();
      RedisProcess.stopOrphan(real);
      stopOrphan(real, port);
      return new EmbeddedRedis(real, lock, RedisProcess.start(real, port), temporary);
    } catch (ServerStartException e) {
      release(lock);
      throw e;
    } catch (IOException e) {
      release(lock);
      throw new ServerStartException("Redis cannot start in " + folder + ": " + e, e);
    }
  }

  /* The folder is locked by this run, so a Redis that works in it has lost its owner. */
  private static void stopOrphan(Path folder, int port) throws IOException {
    if (isFree(port)) {
      return;
    }
    if (!worksIn(folder, port)) {
      throw ServerStartException.portTaken("Redis", port, null);
    }
    log.info("stopping the Redis on port {} that an earlier run left behind", port);
    RedisProcess.shutDown(port);
    Patience patience = new Patience(RedisProcess.LONGEST_STOP);
    while (!isFree(port)) {
      if (patience.isOver()) {
        throw ServerStartException.portTaken("Redis", port, null);
      }
      patience.pause();
    }
  }

  private static boolean worksIn(Path folder, int port) {
    try (RespConnection redis = new RespConnection(RedisProcess.HOST, port, ANSWER)) {
      List<String> answer = redis.command("CONFIG", "GET", "dir");
      return answer.contains(folder.toString());
    } catch (IOException notOurs) {
      log.debug("port {} is not served by a Redis of this program", port, notOurs);
      return false;
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      /* A connection that lingers in TIME_WAIT does not make a port taken; Redis sees it so too. */
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(RedisProcess.HOST, port));
      return true;
    } catch (BindException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(RedisProcess.HOST))) {
      return probe.getLocalPort();
    }
  }

  private static void release(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of a Redis folder cannot be released", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder " + folder + " stays behind", e);
    }
  }
}
